import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from '../cli/run-cli.ts';

/** The pages for users and contributors, as paths from the repository's root: `*.md` there, and everything in docs/. */
export const markdownPages: readonly string[] = [
  ...readdirSync(repository),
  ...readdirSync(join(repository, 'docs'), { recursive: true, encoding: 'utf8' }).map((name) => `docs/${name}`),
]
  .filter((path) => path.endsWith('.md'))
  .sort();
