import { describe, expect, it } from 'vitest';
import { runCli } from './cli/run-cli.ts';
import { expectPage, readPages } from './documentation/expect-page.ts';
import { isExcerpt } from './documentation/is-excerpt.ts';
import { describedPlaces, withKeyTables } from './documentation/key-tables.ts';
import { readFences } from './documentation/read-fences.ts';
import { rerunPage } from './documentation/rerun-page.ts';
import { runStep } from './documentation/run-step.ts';
import { splitWords } from './documentation/split-words.ts';
import { withVersionTable } from './documentation/version-table.ts';
import { withProgramOutput } from './documentation/with-program-output.ts';

/** test/e2e/documentation.test.ts runs the `text` blocks, whose commands need a cluster. */
describe('the pages show the output of programs and the keys of the schema', () => {
  it.each(readPages())('$path', async (page) => {
    const text = await withProgramOutput(withVersionTable(withKeyTables(page.text)));
    expectPage(page, await rerunPage(text, 'console', runStep));
  });
});

it('docs/reference/values.md has a table of every place in the schema that has keys', () => {
  const page = readPages().find(({ path }) => path === 'docs/reference/values.md');
  const shown = [...(page?.text ?? '').matchAll(/^<!-- keys: (\S+) -->$/gm)].map(([, pointer]) => pointer);
  expect(shown.sort()).toEqual([...describedPlaces()].sort());
});

// A version in another page would become stale: only docs/reference/versions.md is written from the files that pin them.
it('only docs/reference/versions.md names the version of Kubernetes', () => {
  const pages = readPages().filter(({ path }) => path !== 'docs/reference/versions.md' && path !== 'CHANGELOG.md');
  expect(pages.filter(({ text }) => /Kubernetes v?1\.\d/.test(text)).map(({ path }) => path)).toEqual([]);
});

describe('whole values files in the pages are valid', () => {
  const files = readPages().flatMap(({ path, text }) =>
    readFences(text)
      .filter(({ comment, lines }) => comment === undefined && lines[0]?.startsWith('environment:'))
      .map(({ start, lines }) => ({ place: `${path}:${start}`, text: lines.join('\n') })),
  );

  // The examples in docs/reference/diagnostics.md are wrong on purpose.
  it.each(files.filter(({ place }) => !place.startsWith('docs/reference/diagnostics.md')))(
    '$place',
    async ({ text }) => {
      const { exitCode, stdout } = await runCli(['validate', '-f', '-', '--strict'], { stdin: text });
      expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: expect.stringMatching(/^valid: /m) });
    },
  );
});

describe('running a page', () => {
  const page =
    'Text.\n\n```console\n$ echo $?\nwrong\n$ cat a.txt\n```\n\n<!-- file: a.txt -->\n```text\none\ntwo\n```\n';

  it('replaces the output in the page by the output of the commands', async () => {
    const rerun = await rerunPage(page, 'console', runStep);
    expect(rerun).toBe(page.replace('wrong', '0').replace('a.txt\n```', 'a.txt\none\ntwo\n```'));
    expect(await rerunPage(rerun, 'console', runStep)).toBe(rerun);
  });

  it('refuses commands that it cannot run', async () => {
    await expect(rerunPage(page.replace('echo $?', 'rm a.txt'), 'console', runStep)).rejects.toThrow('cannot run');
  });

  it.each([
    [[], [], true],
    [['a'], ['a'], true],
    [['a'], ['a', 'b'], false],
    [['a', '...'], ['a', 'b', 'c'], true],
    [['a', '  ...'], ['a', 'b'], true],
    [['a', '...'], ['a'], false],
    [['...', 'c'], ['a', 'b', 'c'], true],
    [['...', 'c', '...', 'e'], ['a', 'c', 'x', 'c', 'd', 'e'], true],
    [['...', 'b'], ['a', 'b', 'c'], false],
  ])('%j is an excerpt of %j: %s', (shown, printed, expected) => {
    expect(isExcerpt(shown, printed)).toBe(expected);
  });

  it.each([
    ["a --set 'b[0]=c d' -f x.yaml", ['a', '--set', 'b[0]=c d', '-f', 'x.yaml']],
    ['a --b="c d"', ['a', '--b=c d']],
  ])('%s has the words %j', (command, words) => {
    expect(splitWords(command)).toEqual(words);
  });

  it.each(['a | b', 'a b[0]=c', 'a > b', 'a "$b"'])('%s is refused', (command) => {
    expect(() => splitWords(command)).toThrow('single quotes');
  });
});
