import { describe, expect, it } from 'vitest';
import { splitShortOptions } from '../../src/cli/command-line.ts';
import { runCli } from './run-cli.ts';

describe('splitShortOptions', () => {
  it.each([
    [[], []],
    [
      ['render', '-o=json'],
      ['render', '-o', 'json'],
    ],
    [['-n='], ['-n', '']],
    [['-f=a=b.yaml'], ['-f', 'a=b.yaml']],
    [['-n=-x'], ['-n', '-x']],
    [
      ['-ojson', '--output=json', '-f', '-'],
      ['-ojson', '--output=json', '-f', '-'],
    ],
    [
      ['-o=json', '--', '-n=prod'],
      ['-o', 'json', '--', '-n=prod'],
    ],
  ])('%j becomes %j', (words, parted) => {
    expect(splitShortOptions(words)).toEqual(parted);
  });

  it('lets options be written as for Helm and kubectl', async () => {
    const files = { 'v.yaml': 'environment: deployment\napplication:\n  versions:\n  - image: nginx\n' };
    const { stdout } = await runCli(['render', 'web', '-f=v.yaml', '-n=prod', '-o=json'], { files });
    expect(JSON.parse(stdout).items[0].metadata.namespace).toBe('prod');
  });
});
