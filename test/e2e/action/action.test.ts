import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { folderOnDisk, putOnDisk } from '../../output/folder-on-disk.ts';
import { runAction } from './run-action.ts';

let workspace: string;
beforeEach(() => {
  workspace = mkdtempSync(join(tmpdir(), 'workspace-'));
});
afterEach(() => rmSync(workspace, { recursive: true }));

const values = (more = '') => `environment: deployment\napplication:\n  versions:\n    - image: nginx\n${more}`;

/** The lines that the runner takes for commands, those between stop-commands and its token left out. */
function commandsIn(stdout: string): readonly string[] {
  const commands: string[] = [];
  let token: string | undefined;
  for (const line of stdout.split('\n').map((text) => text.trimStart())) {
    if (token !== undefined) token = line === `::${token}::` ? undefined : token;
    else if (line.startsWith('::stop-commands::')) token = line.slice('::stop-commands::'.length);
    else if (line.startsWith('::')) commands.push(line);
  }
  return commands;
}

describe('the action', () => {
  it('checks values, annotates what is wrong and fails', async () => {
    putOnDisk(workspace, { 'charts/web/values.yaml': values('      wieght: 5\n') });
    const { exitCode, stdout, outputs } = await runAction({ values: 'charts/web/values.yaml' }, workspace);
    expect({ exitCode, outputs }).toEqual({ exitCode: 1, outputs: { valid: 'false', errors: '1', warnings: '0' } });
    expect(commandsIn(stdout)).toEqual([
      '::error file=charts/web/values.yaml,line=5,col=7,endColumn=13,title=Unknown key (unknown-key)::unknown key "wieght"%0Ahelp: did you mean "weight"?',
    ]);
  });

  it('warns, and fails for warnings only with strict', async () => {
    putOnDisk(workspace, { 'values.yaml': values('      weight: 5\n') });
    const lenient = await runAction({ values: 'values.yaml' }, workspace);
    expect(lenient).toMatchObject({ exitCode: 0, outputs: { valid: 'true', errors: '0', warnings: '1' } });
    const strict = await runAction({ values: 'values.yaml', strict: 'true' }, workspace);
    expect(strict).toMatchObject({ exitCode: 1, outputs: { valid: 'false', errors: '1', warnings: '0' } });
  });

  it('renders many releases, says whether anything changed, and writes SARIF', async () => {
    putOnDisk(workspace, { 'releases/prod/web.yaml': values(), 'releases/test/web.yaml': values() });
    const inputs = {
      each: 'releases/{namespace}/{release}.yaml',
      'output-dir': 'out',
      'sarif-file': 'values.sarif',
    };
    expect(await runAction(inputs, workspace)).toMatchObject({ exitCode: 0, outputs: { changed: 'true' } });
    expect(Object.keys(folderOnDisk(join(workspace, 'out')) ?? {})).toContain('prod/web/service-web-0.yaml');
    expect(JSON.parse(readFileSync(join(workspace, 'values.sarif'), 'utf8')).version).toBe('2.1.0');
    expect(await runAction(inputs, workspace)).toMatchObject({ exitCode: 0, outputs: { changed: 'false' } });
  });

  it('renders nothing where the values are wrong, but reports', async () => {
    putOnDisk(workspace, { 'a.yaml': values(), 'b.yaml': values('      port: 0\n') });
    const inputs = { each: '{release}.yaml', 'output-dir': 'out', 'sarif-file': 'values.sarif' };
    expect((await runAction(inputs, workspace)).exitCode).toBe(1);
    expect(existsSync(join(workspace, 'out'))).toBe(false);
    expect(JSON.parse(readFileSync(join(workspace, 'values.sarif'), 'utf8')).runs[0].results).toHaveLength(1);
  });

  it('applies with the kubectl on the PATH, and does not run its lines as commands', async () => {
    putOnDisk(workspace, { 'values.yaml': values() });
    const script = '#!/bin/sh\ncat >/dev/null\necho "$*" >>calls\necho "::error::not from us"\nexit $((FAKE_EXIT))\n';
    writeFileSync(join(workspace, 'kubectl'), script, { mode: 0o755 });
    const env = { PATH: `${workspace}:${process.env.PATH}` };
    const inputs = { values: 'values.yaml', release: 'web', apply: 'true', context: 'prod', 'dry-run': 'server' };
    const done = await runAction(inputs, workspace, env);
    expect({ exitCode: done.exitCode, commands: commandsIn(done.stdout) }).toEqual({ exitCode: 0, commands: [] });
    expect(readFileSync(join(workspace, 'calls'), 'utf8')).toMatch(/apply.*--server-side/);
    expect(readFileSync(join(workspace, 'calls'), 'utf8')).toContain('prod');
    const failed = await runAction(inputs, workspace, { ...env, FAKE_EXIT: '7' });
    expect(failed.exitCode).toBe(7);
    expect(commandsIn(failed.stdout)).toEqual([expect.stringMatching(/^::error title=iter8-release::the release/)]);
  });

  it('tells why a release cannot be applied or rendered, without the warnings that it has told already', async () => {
    putOnDisk(workspace, { 'values.yaml': values('      weight: 5\n') });
    const script = '#!/bin/sh\necho "Error from server (Forbidden): deployments is forbidden" >&2\nexit 1\n';
    writeFileSync(join(workspace, 'kubectl'), script, { mode: 0o755 });
    const env = { PATH: `${workspace}:${process.env.PATH}` };
    const applied = await runAction({ values: 'values.yaml', apply: 'true' }, workspace, env);
    expect(commandsIn(applied.stdout)).toEqual([
      expect.stringMatching(/^::warning file=values\.yaml,/),
      expect.stringMatching(
        /^::error title=iter8-release::the release cannot be applied: Error from server \(Forbidden\)/,
      ),
    ]);
    expect(applied.stdout).toContain('\n1 warning in values.yaml\n');
    const rendered = await runAction({ values: 'values.yaml', 'output-dir': 'values.yaml/x' }, workspace);
    expect(commandsIn(rendered.stdout)).toEqual([
      expect.stringMatching(/^::warning file=values\.yaml,/),
      expect.stringMatching(/^::error title=iter8-release::the manifests cannot be rendered: (?!warning)/),
    ]);
  });

  it.each([
    ['no file', { values: 'no.yaml' }, '::the values cannot be checked: cannot read no.yaml: no such file or folder'],
    ['nothing to check', {}, 'input values or each is needed'],
    ['what is neither true nor false', { values: 'values.yaml', strict: 'maybe' }, 'must be true or false, not maybe'],
    [
      'a report that cannot be written',
      { values: 'values.yaml', 'sarif-file': 'values.yaml/x.sarif' },
      '::the SARIF report cannot be written to values.yaml/x.sarif: file already exists',
    ],
    ['a folder that cannot be', { values: 'values.yaml', 'output-dir': 'values.yaml/x' }, 'cannot be rendered'],
  ])('tells of %s in one annotation, with exit code 2', async (_, inputs, message) => {
    putOnDisk(workspace, { 'values.yaml': values() });
    const { exitCode, stdout } = await runAction(inputs, workspace);
    expect(exitCode).toBe(2);
    expect(commandsIn(stdout)).toEqual([expect.stringContaining(message)]);
  });
});

describe('hostile inputs', () => {
  const shell = `$(touch pwned) \`touch pwned\` "; touch pwned; " '; touch pwned; ' \${{ github.token }}`;
  const texts = [
    shell,
    '--output-dir=pwned',
    `a\u001b[2J%0A::error::pwned\n::error::pwned\n::set-output name=valid::true`,
  ];
  const names = [
    'values',
    'each',
    'release',
    'namespace',
    'set',
    'environments',
    'sarif-file',
    'output-dir',
    'context',
  ];

  it.each(texts)('%j does nothing in any input', async (text) => {
    for (const name of names) {
      putOnDisk(workspace, { 'values.yaml': values() });
      const { stdout, outputs } = await runAction({ values: 'values.yaml', [name]: text }, workspace);
      expect(existsSync(join(workspace, 'pwned'))).toBe(false);
      // One annotation at most that is not about the values, and none that the input has made up.
      expect(commandsIn(stdout).filter((line) => !/^::(error|warning|notice) (title|file)=/.test(line))).toEqual([]);
      expect(['true', 'false', undefined]).toContain(outputs.valid);
    }
  });

  it('values cannot make commands either', async () => {
    putOnDisk(workspace, { 'values.yaml': values('      "::error::x": "::error::y\\n::error::z"\n') });
    const { stdout } = await runAction({ values: 'values.yaml' }, workspace);
    expect(commandsIn(stdout)).toEqual([expect.stringMatching(/^::error file=values\.yaml,line=5/)]);
  });
});
