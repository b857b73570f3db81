import { basename, dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runCli } from '../cli/run-cli.ts';
import { expectFile } from '../rendered/expect-file.ts';
import { readPages } from './expect-page.ts';
import { splitWords } from './split-words.ts';

/** `<!-- picture: COMMAND -->` and the picture below it. */
const pictures = readPages().flatMap(({ path, text }) =>
  [...text.matchAll(/^<!-- picture: iter8-release (.*) -->\n!\[[^\]]*\]\(([^)]*)\)$/gm)].map(
    ([, command = '', file = '']) => ({ file: join(dirname(path), file), argv: splitWords(command) }),
  ),
);

/** UPDATE_DOCS=1 draws them again. */
describe('the commands in the pages draw the pictures', () => {
  it('finds pictures', () => {
    expect(pictures.length).toBeGreaterThan(0);
  });

  it.each(pictures)('$file', async ({ file, argv }) => {
    const target = argv.indexOf('--output-file');
    expect(basename(argv[target + 1] ?? '')).toBe(basename(file));
    const { exitCode, stdout, stderr } = await runCli(argv.toSpliced(target, 2));
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expectFile(file, stdout);
  });
});
