// Builds the program in the checkout of the action, where it is not built yet; package-lock.json pins what that needs.
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
if (!existsSync(`${root}/dist/cli.cjs`)) {
  const { status, error } = withoutCommands(() =>
    spawnSync('npm', ['ci', '--no-audit', '--no-fund'], { cwd: root, stdio: 'inherit' }),
  );
  if (status !== 0) fail(`iter8-release cannot be built: ${error?.message ?? `npm ends with ${status}`}`);
}
