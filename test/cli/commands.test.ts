import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { expect, it } from 'vitest';
import { commands } from '../../src/cli/commands.ts';
import { repository } from './run-cli.ts';

it('the list has every folder of src/cli/commands/', () => {
  const folders = readdirSync(join(repository, 'src/cli/commands'));
  expect(commands.map(({ name }) => name.replace(' ', '-')).toSorted()).toEqual(folders.toSorted());
});

it('--help and --version load no work of a command', async () => {
  const { metafile } = await build({
    absWorkingDir: repository,
    entryPoints: ['src/cli/main.ts'],
    bundle: true,
    platform: 'node',
    packages: 'external',
    write: false,
    metafile: true,
    plugins: [
      {
        name: 'leave-out-what-is-loaded-later',
        setup: ({ onResolve }) =>
          onResolve({ filter: /^\./ }, ({ kind, path }) =>
            kind === 'dynamic-import' ? { path, external: true } : undefined,
          ),
      },
    ],
  });
  const loaded = Object.keys(metafile.inputs).filter((path) => !path.startsWith('src/cli/'));
  expect(loaded.toSorted()).toEqual([
    'src/output/disk.ts',
    'src/terminal/escape-controls.ts',
    'src/values/explain-file-error.ts',
    'src/values/limits.ts',
  ]);
  expect(Object.keys(metafile.inputs).filter((path) => path.endsWith('/run.ts'))).toEqual(['src/cli/run.ts']);
});
