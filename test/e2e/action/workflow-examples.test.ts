import { cpSync, mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { repository } from '../../cli/run-cli.ts';
import { readPages } from '../../documentation/expect-page.ts';
import { filesOfPage } from '../../documentation/files-of-page.ts';
import { readFences } from '../../documentation/read-fences.ts';
import { buildTools } from '../cluster/build-tools.ts';
import type { Cluster } from '../cluster/cluster.ts';
import { startCluster } from '../cluster/start-cluster.ts';
import { checkOutAction } from './check-out-action.ts';
import { makeWorkspace, type Workspace } from './make-workspace.ts';
import { workflowExamples } from './workflow-examples.ts';

let action: string;
let workspace: Workspace;
beforeAll(async () => {
  await buildTools('act');
  action = await checkOutAction('built');
});
afterAll(() => rmSync(action, { recursive: true }));
beforeEach(async () => {
  workspace = await makeWorkspace();
  workspace.put({
    'releases/common.yaml': 'environment: deployment\n',
    'releases/prod/web/values.yaml': values(''),
  });
});
afterEach(() => workspace.remove());

const values = (more: string) => `application:\n  versions:\n    - image: nginx\n${more}`;

/** The example of docs/ci.md that has this in it; a checkout comes first where the page shows steps alone. */
function example(text: string): string {
  const found = workflowExamples().filter(
    ({ place, workflow }) => place.startsWith('docs/ci.md') && workflow.includes(text),
  );
  expect(found).toHaveLength(1);
  const [{ workflow } = { workflow: '' }] = found;
  return workflow.includes('actions/checkout')
    ? workflow
    : workflow.replace('    steps:\n', '    steps:\n      - uses: actions/checkout@v4\n');
}

describe('the examples of docs/ci.md do what the page says', () => {
  it('builds the program by itself, whatever the job tells npm', async () => {
    const fresh = await checkOutAction('fresh');
    onTestFinished(() => rmSync(fresh, { recursive: true }));
    const env = { NODE_ENV: 'production', npm_config_omit: 'dev', npm_config_ignore_scripts: 'true' };
    const { succeeded, commands, printed, log } = await workspace.run(example('name: Releases'), {
      action: fresh,
      env,
    });
    expect(succeeded, log).toBe(true);
    expect(commands).toEqual([]);
    expect(printed).toContain('wrote out/prod/web/service-web-0.yaml\n');
  });

  // act loses the end of what a failing step prints now and then, so the test may try again.
  it('fails where rendered manifests are out of date, and shows how', { retry: 2 }, async () => {
    // What is rendered is kept, so that it can be committed.
    const workflow = `${example('git diff --exit-code')}      - if: always()\n        run: cp -R out "$KEPT"\n`;
    const without = await workspace.run(workflow, { action });
    expect(without.succeeded, without.log).toBe(false);
    expect(without.printed).toContain('+++ b/out/prod/web/service-web-0.yaml\n');

    cpSync(join(workspace.kept, 'out'), join(workspace.folder, 'out'), { recursive: true });
    await workspace.commit();
    const upToDate = await workspace.run(workflow, { action });
    expect(upToDate.succeeded, upToDate.log).toBe(true);

    workspace.put({ 'releases/prod/web/values.yaml': values('      port: 8080\n') });
    await workspace.commit();
    const outOfDate = await workspace.run(workflow, { action });
    expect(outOfDate.succeeded, outOfDate.log).toBe(false);
    expect(outOfDate.printed).toMatch(/^-.*port: 80\n\+.*port: 8080$/m);
  });

  it('annotates without the action, too', async () => {
    const page = readPages().find(({ path }) => path === 'docs/ci.md');
    const fences = readFences(page?.text ?? '');
    const shown = fences.find(({ lines }) => lines[0] === '$ iter8-release validate httpbin -f values.yaml -o github');
    workspace.put(filesOfPage(fences));
    const bin = join(workspace.folder, 'bin');
    mkdirSync(bin);
    symlinkSync(join(repository, 'bin/iter8-release.js'), join(bin, 'iter8-release'));
    const env = { PATH: `${bin}${delimiter}${process.env.PATH}` };
    const { succeeded, commands, log } = await workspace.run(example('-f values.yaml -o github'), { action, env });
    expect(succeeded, log).toBe(false);
    expect(commands).toEqual(shown?.lines.slice(1));
  });
});

describe('the example of docs/ci.md that applies', () => {
  let cluster: Cluster;
  beforeAll(async () => {
    cluster = await startCluster();
    await cluster.runKubectl(['create', 'namespace', 'prod']);
  });
  afterAll(() => cluster.stop());

  it('lets the cluster check a pull request, and applies what is pushed', async () => {
    const env = { ...cluster.env, PATH: `${dirname(cluster.kubectl)}${delimiter}${process.env.PATH}` };
    const workflow = example('apply: true').replace('on: pull_request', 'on: [push, pull_request]');
    const deployments = async () =>
      (await cluster.runKubectl(['get', 'deployments', '--namespace', 'prod', '--output', 'name'])).stdout;

    const checked = await workspace.run(workflow, { action, env, event: 'pull_request' });
    expect(checked.succeeded, checked.log).toBe(true);
    expect(checked.printed).toContain('deployment.apps/web-0 serverside-applied (server dry run)\n');
    expect(await deployments()).toBe('');

    const applied = await workspace.run(workflow, { action, env, event: 'push' });
    expect(applied.succeeded, applied.log).toBe(true);
    expect(await deployments()).toBe('deployment.apps/web-0');
  });
});
