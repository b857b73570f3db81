import {
  chmodSync,
  lstatSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { runCli } from './run-cli.ts';
import { onThreeVersions, threeVersions } from './three-versions.ts';

const graph = onThreeVersions('graph');
const folder = mkdtempSync(join(tmpdir(), 'iter8-release-graph-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('graph: the drawing', () => {
  it.each([
    [[], ['20 % to web-0', '30 % to green', '50 % to web-2']],
    [
      ['--unavailable', '1'],
      ['28.6 % to web-0', '71.4 % to web-2', 'green is not available'],
    ],
    [['--available', 'green'], ['100 % to green']],
    [
      ['--available', ''],
      ['100 % to web-0', 'web-0 is not available'],
    ],
    [
      ['--set', 'application.versions[1].weight=130'],
      ['10 % to web-0', '65 % to green', '25 % to web-2'],
    ],
  ])('%j', async (options, said) => {
    const { exitCode, stdout, stderr } = await graph(...options);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    const description = stdout.match(/<desc>([^<]*)</)?.[1];
    for (const text of said) expect(description).toContain(text);
  });

  it.each([
    ['svg', '<svg '],
    ['mermaid', 'flowchart LR\n'],
    ['dot', 'digraph release {\n'],
    ['html', '<!DOCTYPE html>\n'],
  ])('-o %s', async (format, start) => {
    const { exitCode, stdout } = await graph('-o', format);
    expect(exitCode).toBe(0);
    expect(stdout.startsWith(start)).toBe(true);
    expect(stdout.endsWith('\n')).toBe(true);
  });
});

describe('graph: a picture in a terminal', () => {
  it.each([
    [['-o', 'svg'], true, 'help: --output-file web.svg writes it to a file\n'],
    [['-o', 'html'], true, 'help: --output-file web.html writes it to a file\n'],
    [['-o', 'mermaid'], true, ''],
    [['-o', 'svg'], false, ''],
    [['-o', 'svg', '--output-file', join(folder, 'traffic.svg')], true, ''],
  ])('%j, a terminal: %s', async (options, stdoutIsTTY, said) => {
    const { exitCode, stderr } = await runCli(['graph', 'web', '-f', '-', ...options], {
      stdin: threeVersions,
      stdoutIsTTY,
    });
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: said });
  });
});

describe('graph -o html: buttons', () => {
  const buttons = async (...argv: string[]) => {
    const { stdout } = await runCli(['graph', 'web', '-o', 'html', ...argv], { stdin: threeVersions });
    return [...stdout.matchAll(/<button [^>]*>([^<]*)/g)].map(([, text]) => text);
  };

  it.each([
    [
      [],
      [
        ...['all available', 'web-0 not available', 'green not available', 'web-2 not available'],
        ...['only web-0 available', 'only green available', 'only web-2 available', 'none available'],
      ],
    ],
    [
      ['--available', '0', '--unavailable', '2'],
      ['only web-0 available', 'web-2 not available'],
    ],
    [
      [
        '--step',
        'now=examples/blue-green/initial.yaml',
        '--step',
        'examples/blue-green/weights.yaml',
        '--available',
        '0',
      ],
      ['now', 'weights', 'all available', 'web-1 not available'],
    ],
  ])('%j', async (options, expected) => {
    const input = options.includes('--step') ? [] : ['-f', '-'];
    expect(await buttons(...input, ...options)).toEqual(expected);
  });

  it('--all has every set', async () => {
    expect((await buttons('-f', '-', '--all')).length).toBe(8);
  });

  it('standard input is the base of each step', async () => {
    const step = (weight: number) => ({ [`${weight}.yaml`]: `application: {metadata: {labels: {app: w${weight}}}}` });
    const { stdout, stderr } = await runCli(
      ['graph', 'web', '-f', '-', '-o', 'html', '--step', '1.yaml', '--step', '2.yaml', '--available', '0'],
      { stdin: threeVersions, files: { ...step(1), ...step(2) } },
    );
    expect(stderr).toBe('');
    expect(stdout.match(/<section /g)?.length).toBe(2);
  });
});

describe('graph: errors', () => {
  it.each([
    [
      ['--available', '3'],
      'error: --available 3: version 3 does not exist; the versions are 0 web-0, 1 green, 2 web-2\n',
    ],
    [['--all'], 'error: -o svg draws one picture; --all needs -o html\n'],
    [['--step', 'a=b.yaml', '-o', 'dot'], 'error: -o dot draws one picture; --step needs -o html\n'],
    [
      ['--available', '0', '--available', '1', '-o', 'mermaid'],
      'error: -o mermaid draws one picture: name one set of available versions, or use -o html\n',
    ],
    [
      ['--step', '=b.yaml', '-o', 'html'],
      'error: --step =b.yaml: write name=file, e.g. --step candidate=candidate.yaml\n',
    ],
    [['--step', 'a=none.yaml', '-o', 'html'], 'error: cannot read none.yaml: no such file or folder\n'],
    [['-o', 'png'], "error: option '-o, --output <format>' argument 'png' is invalid"],
    [['--output-file', join(folder, 'no/a.svg')], `error: cannot write ${join(folder, 'no/a.svg')}: `],
    [['--output-file', folder], `error: cannot write ${folder}: `],
  ])('%j', async (options, message) => {
    const { exitCode, stdout, stderr } = await graph(...options);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr.startsWith(message), stderr).toBe(true);
  });

  it('--all of more versions than fit on a page', async () => {
    const page = (count: number) => {
      const many = { environment: 'deployment-istio', application: { versions: Array(count).fill({ image: 'a' }) } };
      return runCli(['graph', '-f', '-', '--all', '-o', 'html'], { stdin: JSON.stringify(many) });
    };
    expect(await page(8)).toEqual({
      exitCode: 2,
      stdout: '',
      stderr:
        'error: --all: 8 versions have 256 sets, too many for a page; leave out --all for the usual sets, ' +
        'or name some: --available 0,1\n',
    });
    expect((await page(7)).stdout.match(/<section /g)?.length).toBe(128);
  });

  it('wrong values are reported as in validate, and nothing is drawn', async () => {
    const { exitCode, stdout, stderr } = await graph('--set', 'application.strategy=grey');
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
    expect(stderr).toContain('error[unknown-strategy]');
  });
});

describe('graph --output-file', () => {
  it('overwrites the file with what it would print, and reports it', async () => {
    const file = join(folder, 'traffic.svg');
    writeFileSync(file, 'old');
    // Group and others may write it, which the usual umask would not let them.
    chmodSync(file, 0o666);
    symlinkSync(file, join(folder, 'link.svg'));
    const { exitCode, stdout } = await graph('--output-file', join(folder, 'link.svg'));
    expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: `wrote ${join(folder, 'link.svg')}\n` });
    expect(readFileSync(file, 'utf8')).toBe((await graph()).stdout);
    expect(lstatSync(join(folder, 'link.svg')).isSymbolicLink()).toBe(true);
    expect((statSync(file).mode & 0o777).toString(8)).toBe('666');
    expect(readdirSync(folder).sort()).toEqual(['link.svg', 'traffic.svg']);
  });

  it('writes to a device', async () => {
    expect(await graph('--output-file', '/dev/null')).toMatchObject({ exitCode: 0, stdout: 'wrote /dev/null\n' });
    expect(lstatSync('/dev/null').isCharacterDevice()).toBe(true);
  });
});
