import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { repository } from '../../cli/run-cli.ts';
import { buildTools } from '../cluster/build-tools.ts';
import { checkOutAction } from './check-out-action.ts';
import { makeWorkspace, type Workspace } from './make-workspace.ts';
import { actionName } from './run-workflow.ts';

let action: string;
let workspace: Workspace;
beforeAll(async () => {
  await buildTools('act');
});
beforeEach(async () => {
  action = await checkOutAction('built');
  workspace = await makeWorkspace();
  workspace.put({ 'common.yaml': 'environment: deployment\n', 'prod/web.yaml': versions('') });
});
afterEach(() => {
  rmSync(action, { recursive: true });
  workspace.remove();
});

const versions = (more: string) => `application:\n  versions:\n    - image: nginx\n${more}`;
const files = 'common.yaml\n./prod/web.yaml\n';
const unknownKey =
  '::error file=prod/web.yaml,line=4,col=7,endColumn=13,title=Unknown key (unknown-key)::unknown key "wieght"%0Ahelp: did you mean "weight"?';

/** A step that uses the action, and one that prints its outputs, also where the job has failed. */
function check(inputs: { readonly [name: string]: string }, more: object = {}): readonly object[] {
  const outputs = { OUTPUTS: `\${{ toJSON(steps.check.outputs) }}` };
  return [
    { id: 'check', uses: actionName, with: inputs, ...more },
    { if: 'always()', env: outputs, run: 'echo outputs: $OUTPUTS' },
  ];
}

const isKept = (path: string) => existsSync(join(workspace.kept, path));

it('annotates wrong values and fails the job, whose later steps have the outputs', async () => {
  workspace.put({ 'prod/web.yaml': versions('      wieght: 5\n    - image: nginx\n      port: 0\n') });
  const inputs = { values: files, 'output-dir': 'out', 'sarif-file': 'reports/values.sarif' };
  const { succeeded, commands, printed, log } = await workspace.runSteps(check(inputs), { action });
  expect(succeeded, log).toBe(false);
  expect(commands).toEqual([
    unknownKey,
    '::error file=prod/web.yaml,line=6,col=13,endColumn=14,title=Value out of range (out-of-range)::port must be between 1 and 65535, not 0',
  ]);
  expect(printed).toContain('outputs: { "changed": "", "errors": "2", "valid": "false", "warnings": "0" }');
  expect(isKept('out')).toBe(false);
  const report = JSON.parse(readFileSync(join(workspace.kept, 'reports/values.sarif'), 'utf8'));
  expect(report.runs[0].results).toHaveLength(2);
});

it('lets a job go on that wants to', async () => {
  workspace.put({ 'prod/web.yaml': versions('      wieght: 5\n') });
  const go = { 'continue-on-error': true };
  const { succeeded, commands, printed } = await workspace.runSteps(check({ values: files }, go), { action });
  expect({ succeeded, commands }).toEqual({ succeeded: true, commands: [unknownKey] });
  expect(printed).toContain('"errors": "1", "valid": "false"');
});

it.each([
  ['push', './tools/iter8-release'],
  ['pull_request', actionName],
] as const)('renders what is right on %s, used as %s', async (event, uses) => {
  cpSync(action, join(workspace.folder, 'tools/iter8-release'), { recursive: true });
  const inputs = {
    values: 'common.yaml',
    each: '{namespace}/{release}.yaml',
    set: 'application.versions[0].image=nginx:1.29\napplication.versions[0].port=8080',
    'output-dir': 'out',
  };
  const { succeeded, commands, printed, log } = await workspace.runSteps(check(inputs, { uses }), { action, event });
  expect(succeeded, log).toBe(true);
  expect(commands).toEqual([]);
  expect(printed).toContain('outputs: { "changed": "true", "errors": "0", "valid": "true", "warnings": "0" }');
  const deployment = readFileSync(join(workspace.kept, 'out/prod/web/deployment-web-0.yaml'), 'utf8');
  expect(deployment).toMatch(/image: nginx:1\.29\n.*\n *- containerPort: 8080\n/);
});

it('takes no input for a command or a part of a script', async () => {
  const hostile =
    '--output-dir=pwned $(touch pwned) `touch pwned` "; touch pwned; " \'; touch pwned; \' %0A::error::pwned';
  const names = ['values', 'each', 'release', 'namespace', 'set', 'environments', 'sarif-file', 'output-dir', 'strict'];
  const steps = names.map((name) => ({
    uses: actionName,
    with: { values: files, [name]: `${hostile}\n::error::pwned` },
    'continue-on-error': true,
  }));
  const { commands, log } = await workspace.runSteps(steps, { action });
  expect(commands.length, log).toBeGreaterThan(names.length / 2);
  expect(commands.filter((line) => !/^::error title=[\w -]+(\([a-z-]+\))?::/.test(line))).toEqual([]);
  expect(isKept('common.yaml')).toBe(true);
  expect(isKept('pwned')).toBe(false);
});

it('says that it knows nothing of the values where the program does not run', async () => {
  writeFileSync(join(action, 'dist/cli.cjs'), "throw new Error('broken')\n");
  const { succeeded, commands, printed, log } = await workspace.runSteps(check({ values: files }), { action });
  expect({ succeeded, commands }).toEqual({
    succeeded: false,
    commands: [expect.stringMatching(/^::error title=iter8-release::the values cannot be checked: .*broken/)],
  });
  expect(printed).toContain('outputs: { "changed": "", "errors": "", "valid": "", "warnings": "" }');
  expect(log).toContain('exit status 2');
});

it('says in one annotation that it cannot be built', async () => {
  for (const path of ['package.json', 'package-lock.json']) cpSync(join(repository, path), join(action, path));
  rmSync(join(action, 'dist'), { recursive: true });
  const env = { npm_config_offline: 'true', npm_config_cache: join(workspace.folder, 'empty') };
  const { commands, log } = await workspace.runSteps(check({ values: files }), { action, env });
  expect(commands).toEqual(['::error title=iter8-release::iter8-release cannot be built: npm ci ends with 1']);
  expect(log).toContain('exit status 2');
});
