import { mkdtemp, rm } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { buildTools } from '../cluster/build-tools.ts';

export interface WorkflowRun {
  readonly succeeded: boolean;
  /** The lines that the runner took for commands, as the steps printed them. */
  readonly commands: readonly string[];
  /** What the steps printed besides. */
  readonly printed: string;
  /** Everything that the runner said, for the eyes of whoever finds a test failed. */
  readonly log: string;
}

/** What act writes with --json, a line each. Source: pkg/runner/command.go and logger.go of github.com/nektos/act. */
interface LogEntry {
  readonly msg?: string;
  readonly raw?: string;
  readonly command?: string;
  readonly raw_output?: boolean;
}

/** The name under which docs/ci.md uses the action. */
export const actionName = 'OWNER/iter8-release@v0.1.0';

/**
 * Runs the workflows in `.github/workflows` of a git repository with act, on this machine and without containers. A job
 * works in a folder of its own, which is empty until actions/checkout has run and goes away with the job.
 *
 * @param folder the repository
 * @param action the folder that is checked out for {@link actionName}
 * @param env what a job's environment has besides that of this process
 */
export async function runWorkflow(
  event: 'push' | 'pull_request',
  folder: string,
  action: string,
  env: NodeJS.ProcessEnv = {},
): Promise<WorkflowRun> {
  const { act } = await buildTools('act');
  const home = await mkdtemp(join(tmpdir(), 'act-home-'));
  try {
    const { exitCode, all } = await execa(act, [event, ...options(action)], {
      cwd: folder,
      env: { ...ownEnvironment(home), ...env },
      all: true,
      reject: false,
    });
    return readLog(exitCode === 0, all);
  } finally {
    await rm(home, { recursive: true, force: true });
  }
}

function options(action: string): readonly string[] {
  return [
    ...['--json', '--no-cache-server', '--action-offline-mode'],
    ...['--platform', 'ubuntu-latest=-self-hosted', '--local-repository', `${actionName}=${action}`],
    // Otherwise act asks the GitHub CLI for a real one.
    ...['--secret', 'GITHUB_TOKEN=this-is-no-token'],
  ];
}

/** What act keeps goes away with its home; npm keeps its settings and its cache. Steps have a terminal, as on no runner. */
function ownEnvironment(home: string): NodeJS.ProcessEnv {
  const { npm_config_userconfig: settings, npm_config_cache: cache } = process.env;
  return {
    HOME: home,
    XDG_CACHE_HOME: join(home, 'cache'),
    XDG_CONFIG_HOME: join(home, 'config'),
    ACT_DISABLE_VERSION_CHECK: '1',
    TERM: 'dumb',
    GIT_PAGER: 'cat',
    npm_config_userconfig: settings ?? join(homedir(), '.npmrc'),
    npm_config_cache: cache ?? join(homedir(), '.npm'),
  };
}

function readLog(succeeded: boolean, text: string): WorkflowRun {
  const entries = text.split('\n').map((line): LogEntry => (line.startsWith('{') ? JSON.parse(line) : { msg: line }));
  const commands = entries.flatMap(({ command, raw }) =>
    command === 'ignored' || raw === undefined ? [] : [raw.trimEnd()],
  );
  const messages = (kept: readonly LogEntry[]) => kept.map(({ msg = '' }) => `${msg.trimEnd()}\n`).join('');
  return {
    succeeded,
    commands: commands.filter((line) => !isPause(line)),
    printed: messages(entries.filter(({ raw_output }) => raw_output)),
    log: messages(entries),
  };
}

/** Stopping the commands and taking them up again, which withoutCommands of action/workflow-commands.mjs does. */
function isPause(command: string): boolean {
  return /^::(stop-commands::)?[0-9a-f-]{36}(::)?$/.test(command);
}
