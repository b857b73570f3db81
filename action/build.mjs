// Builds the program in the checkout of the action, if it is not built yet. package-lock.json pins the dependencies.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { fail, withoutCommands } from './workflow-commands.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

if (Number(process.versions.node.split('.')[0]) < 20) {
  fail(
    `Node 20 or later is needed, and this is ${process.version}; add a step with actions/setup-node before this one`,
  );
}

function run(command, args, what) {
  const { status, error } = withoutCommands(() => spawnSync(command, args, { cwd: root, stdio: 'inherit' }));
  if (status !== 0) fail(`iter8-release cannot be built: ${error?.message ?? `${what} ends with ${status}`}`);
}

if (!existsSync(`${root}/dist/cli.cjs`)) {
  // Ignore NODE_ENV and npm_config_… of the job: the build needs devDependencies, and no package needs its scripts.
  run('npm', ['ci', '--include=dev', '--ignore-scripts', '--no-audit', '--no-fund'], 'npm ci');
  run(process.execPath, ['scripts/build.mjs'], 'scripts/build.mjs');
}
