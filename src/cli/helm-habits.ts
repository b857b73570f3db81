const applying = 'apply installs and upgrades a release; with Helm itself, add --post-renderer iter8-release';

/** What to say to who types a command that helm has and this program has not. */
export const helmHabits: ReadonlyMap<string, string> = new Map([
  ['install', applying],
  ['upgrade', applying],
  ['template', 'render prints the manifests of a release'],
  ['lint', 'validate checks the values of a release'],
  ['diff', 'plan shows what new values would change'],
  ['version', '--version prints the version'],
]);
