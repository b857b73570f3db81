import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from '../cli/run-cli.ts';

/** The texts of all files with an ending, below folders of the repository. */
export function textsOf(folders: readonly string[], ending: string): readonly string[] {
  return folders.flatMap((folder) =>
    readdirSync(join(repository, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith(ending))
      .sort()
      .map((name) => readFileSync(join(repository, folder, name), 'utf8'))
      .filter((text) => text.length < 20_000),
  );
}
