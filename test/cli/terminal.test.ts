import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fakeKubectl } from '../kubernetes/fake-kubectl.ts';
import { runCli } from './run-cli.ts';

/** Sets the title of the terminal, clears it, and turns text round. */
const hostile = '\u001b]0;owned\u0007\u001b[2J\u009b31m\u202e';
const acts = /(?![\n\t])[\p{Cc}\p{Bidi_Control}]/u;
const values = 'environment: deployment-istio\napplication:\n  versions: [{image: a}]\n';
const named = JSON.stringify(hostile);

const marker = `---
apiVersion: release.iter8.tools/v1
kind: Iter8Release
metadata: {name: app}
spec:
  release: ${named}
  namespace: ${named}
  values: '{"environment":"deployment-istio","application":{"metadata":{"name":"app","namespace":"default"},"versions":[{"image":"a b"}]}}'
`;
const expectations = `expect:\n- request: 'GET /${hostile.replaceAll(/\p{Cc}/gu, '\u009b')}'\n  version: 1\n`;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'terminal-'));
  writeFileSync(join(folder, 'values.yaml'), values);
  mkdirSync(join(folder, hostile));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('nothing acts on the terminal', () => {
  it.each<readonly [from: string, argv: readonly string[], stdin: string]>([
    ['a stream', ['post-render'], marker],
    [
      'the version of a marker',
      ['post-render'],
      marker.replace('tools/v1', `tools/v2owned\\e[2J`).replace(/: (release\..*)/, ': "$1"'),
    ],
    ['the name of a command', [hostile], ''],
    ['the name of an option', ['render', `--${hostile}`], ''],
    ['the argument of an option', ['render', '-o', hostile], ''],
    ['the name of a file', ['render', 'web', '-f', `${hostile}.yaml`], ''],
    ['the name of a folder', ['render', 'web', '-f', 'values.yaml', '--environments', hostile], ''],
    ['the name of a release', ['render', hostile, '-f', 'values.yaml'], ''],
    ['--set', ['render', 'web', '-f', 'values.yaml', '--set', `${hostile}=1`], ''],
    ['--show-only', ['render', 'web', '-f', 'values.yaml', '-s', hostile], ''],
    ['--each', ['render', '--each', hostile], ''],
    ['a routemap', ['routes', '--from', '-'], `kind: ${named}\n`],
    [
      'a route',
      ['route', '--from', '-'],
      `kind: VirtualService\nmetadata: {name: ${named}}\nspec: {http: [{${named}: 1}]}\n`,
    ],
    ['the results of tests', ['test', 'web', '-f', 'values.yaml', '--expectations', 'expect.yaml', '-o', 'tap'], ''],
    ['the name of a kubectl', ['apply', 'web', '-f', 'values.yaml', '--kubectl', hostile], ''],
  ])('from %s', async (_, argv, stdin) => {
    writeFileSync(join(folder, 'expect.yaml'), expectations);
    const { stdout, stderr } = await runCli(argv, { stdin, folder });
    expect(stdout + stderr).toMatch(/owned|x9B/);
    expect(stdout + stderr).not.toMatch(acts);
  });

  it('from a cluster', async () => {
    const kubectl = await fakeKubectl(`
      console.log('service/' + ${named} + ' configured');
      console.error('Error\\tadmission webhook: ' + ${named});
      process.exit(1);`);
    const apply = await runCli(['apply', 'web', '-f', 'values.yaml', '--kubectl', kubectl], {
      folder,
      env: { PATH: process.env.PATH },
    });
    expect(apply.stdout).toContain('service/\\x1B]0;owned');
    expect(apply.stderr).toContain('Error\tadmission webhook: \\x1B]0;owned');
    expect(apply.stdout + apply.stderr).not.toMatch(acts);
    const route = await runCli(['route', 'web', '--live', '--kubectl', kubectl], {
      folder,
      env: { PATH: process.env.PATH },
    });
    expect(route.stderr).toContain('owned');
    expect(route.stdout + route.stderr).not.toMatch(acts);
  });
});
