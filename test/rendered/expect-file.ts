import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from '../cli/run-cli.ts';
import { expectPage } from '../documentation/expect-page.ts';

/** Expects a generated file to be as it should be. UPDATE_DOCS=1 makes it so; read the difference before you keep it. */
export function expectFile(path: string, expected: string): void {
  const file = join(repository, path);
  expectPage({ path, text: existsSync(file) ? readFileSync(file, 'utf8') : '' }, expected);
}
