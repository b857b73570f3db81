import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from '../cli/run-cli.ts';

/** The pages for users and contributors, as paths from the repository's root: `*.md` there, all of docs/, and one in src/. */
export const markdownPages: readonly string[] = [
  ...readdirSync(repository),
  'src/go-template/README.md',
  ...readdirSync(join(repository, 'docs'), { recursive: true, encoding: 'utf8' }).map((name) => `docs/${name}`),
]
  .filter((path) => path.endsWith('.md'))
  .sort();
