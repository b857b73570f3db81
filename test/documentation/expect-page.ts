import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { repository } from '../cli/run-cli.ts';
import { markdownPages } from './markdown-pages.ts';

export interface Page {
  readonly path: string;
  readonly text: string;
}

/** All pages, with their text. */
export function readPages(): readonly Page[] {
  return markdownPages.map((path) => ({ path, text: readFileSync(join(repository, path), 'utf8') }));
}

/** Expects a page to have this text. UPDATE_DOCS=1 writes it; read the difference before you keep it. */
export function expectPage({ path, text }: Page, expected: string): void {
  if (process.env.UPDATE_DOCS === '1') writeFileSync(join(repository, path), expected);
  expect(text).toBe(expected);
}
