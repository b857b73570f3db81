import type { Manifest } from '../../manifests/manifest.ts';
import { type CommandError, commandError } from '../command-error.ts';

/** Of more nobody reads the list. */
const most = 50;

/** What --show-only asks for in vain, and what there is. */
export function noSuchManifest(missing: readonly string[], manifests: readonly Manifest[]): CommandError {
  const known = manifests.slice(0, most).map(({ identity }) => `  ${identity.kind}/${identity.name}`);
  const more = manifests.length > most ? ['  …'] : [];
  return commandError(
    `--show-only ${missing.join(', ')}: the release has no such manifest; it has\n${[...known, ...more].join('\n')}`,
  );
}
