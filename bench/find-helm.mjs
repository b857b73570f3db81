import { accessSync, constants, existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';

/**
 * The Helm to compare with: the one on the PATH, else the Helm 3 that the end-to-end tests have built.
 *
 * @returns {string | undefined} its path
 */
export function findHelm() {
  const onPath = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  return [...onPath.map((folder) => join(folder, 'helm')), ...builtHelms()].find(isExecutable);
}

function builtHelms() {
  const cache = process.env.ITER8_RELEASE_E2E_CACHE || join(homedir(), '.cache', 'iter8-release-e2e');
  return existsSync(cache) ? readdirSync(cache).map((name) => join(cache, name, 'bin', 'helm3')) : [];
}

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
