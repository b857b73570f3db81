import { mkdtempSync, rmSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { repository } from '../../cli/run-cli.ts';
import { putOnDisk } from '../../output/folder-on-disk.ts';
import { buildTools } from '../cluster/build-tools.ts';
import { actionName } from './run-workflow.ts';
import { workflowExamples } from './workflow-examples.ts';

let folder: string;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'actionlint-'));
  await execa('git', ['init', '--quiet', folder]);
  for (const path of ['action.yml', 'action'])
    await cp(join(repository, path), join(folder, path), { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true }));

/** What actionlint says of a workflow in a repository whose root is the action, so that it reads action.yml as well. */
async function lint(workflow: string): Promise<readonly string[]> {
  const { actionlint } = await buildTools('actionlint');
  putOnDisk(folder, { '.github/workflows/example.yaml': workflow.replaceAll(actionName, './') });
  // Whatever else the machine has would check the scripts, too.
  const options = ['-shellcheck=', '-pyflakes=', '-no-color', '-oneline'];
  const { stdout, stderr } = await execa(actionlint, options, { cwd: folder, reject: false });
  return `${stdout}\n${stderr}`.split('\n').filter((line) => line !== '');
}

describe('the workflows in the pages', () => {
  const examples = workflowExamples();

  it('are found', () => {
    expect(examples.filter(({ place }) => place.startsWith('docs/ci.md:')).length).toBeGreaterThan(6);
    expect(examples.filter(({ workflow }) => workflow.includes(actionName)).length).toBeGreaterThan(2);
  });

  it.each(examples)('$place has nothing that actionlint finds wrong', async ({ workflow }) => {
    expect(await lint(workflow)).toEqual([]);
  });
});

describe('actionlint reads action.yml', () => {
  const workflow = (step: string) => `on: push
jobs:
  job:
    runs-on: ubuntu-latest
    steps:
      - uses: ./
        id: check
        ${step}
`;

  it.each([
    [
      'an input that is not there',
      'with: { valeus: values.yaml }',
      /input "valeus" is not defined in action "iter8-release"/,
    ],
    [
      'an output that is not there',
      `with: { values: values.yaml }\n      - run: echo \${{ steps.check.outputs.chagned }}`,
      /property "chagned" is not defined/,
    ],
  ])('and tells of %s', async (_, step, message) => {
    expect(await lint(workflow(step))).toEqual([expect.stringMatching(message)]);
  });

  it('and finds nothing wrong in it', async () => {
    expect(await lint(workflow('with: { values: values.yaml }'))).toEqual([]);
  });
});
