import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { putOnDisk } from '../../output/folder-on-disk.ts';
import { runWorkflow, type WorkflowRun } from './run-workflow.ts';

/** A git repository whose workflow runs. */
export interface Workspace {
  readonly folder: string;
  /** What lay in the folder of the job when it had ended, after `runSteps`. */
  readonly kept: string;
  put(files: { readonly [path: string]: string }): void;
  commit(): Promise<void>;
  run(workflow: string, options: RunOptions): Promise<WorkflowRun>;
  /** Runs a workflow of one job, which checks out the repository before these steps and keeps its folder after them. */
  runSteps(steps: readonly object[], options: RunOptions): Promise<WorkflowRun>;
  remove(): void;
}

export interface RunOptions {
  /** The folder that is checked out for the action. */
  readonly action: string;
  /** By default it is a pull request. */
  readonly event?: 'push' | 'pull_request';
  /** What the job's environment has besides that of this process. */
  readonly env?: NodeJS.ProcessEnv;
}

/** Makes a repository with one commit in a new folder. */
export async function makeWorkspace(): Promise<Workspace> {
  const root = mkdtempSync(join(tmpdir(), 'workspace-'));
  const [folder, kept] = [join(root, 'repository'), join(root, 'kept')];
  const identity = ['-c', 'user.name=Test', '-c', 'user.email=test@example.com'];
  const git = (...args: string[]) => execa('git', [...identity, ...args], { cwd: folder });
  const workspace: Workspace = {
    folder,
    kept,
    put: (files) => putOnDisk(folder, files),
    async commit() {
      await git('add', '--all');
      await git('commit', '--quiet', '--allow-empty', '--message', 'Commit');
    },
    run(workflow, { action, event = 'pull_request', env }) {
      putOnDisk(folder, { '.github/workflows/releases.yaml': workflow });
      return runWorkflow(event, folder, action, { ...env, KEPT: kept });
    },
    runSteps(steps, options) {
      const keep = { if: 'always()', run: 'cp -R . "$KEPT"' };
      const job = { 'runs-on': 'ubuntu-latest', steps: [{ uses: 'actions/checkout@v4' }, ...steps, keep] };
      // YAML takes JSON.
      return workspace.run(JSON.stringify({ on: ['push', 'pull_request'], jobs: { job } }), options);
    },
    remove: () => rmSync(root, { recursive: true }),
  };
  mkdirSync(folder);
  mkdirSync(kept);
  await git('init', '--quiet', '--initial-branch', 'main');
  await workspace.commit();
  return workspace;
}
