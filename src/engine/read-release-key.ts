import type { Diagnostic, Path } from '../diagnostics/diagnostic.ts';
import type { Position } from '../diagnostics/position.ts';
import type { DataMap } from '../values/data.ts';
import { locate } from '../values/locate.ts';
import type { Values } from '../values/values.ts';

/** What a release is called, and what is wrong with how that is said. */
export interface ReleaseIdentity {
  readonly name: string;
  readonly namespace: string;
  readonly diagnostics: readonly Diagnostic[];
}

/** What is known of a release without looking into its values. */
export interface KnownIdentity {
  readonly name: string | undefined;
  readonly namespace: string;
  /** Where to report that the name is missing. */
  readonly begin: Position;
}

/** Keys that begin with `x-` pass everywhere, so that a values file with this one is one for Helm and `render`, too. */
const key = 'x-release';

/**
 * Reads `x-release: {name, namespace}` of a release's values; what is not there is as known. A release without a name
 * gets one for the time being, so that all its other problems are found as well.
 */
export function readReleaseKey(values: Values, known: KnownIdentity): ReleaseIdentity {
  const diagnostics: Diagnostic[] = [];
  const report = (code: 'wrong-type' | 'unknown-key' | 'missing-key', path: Path, message: string, hint: string) => {
    const position =
      code === 'missing-key' ? known.begin : locate(values, path, code === 'unknown-key' ? 'key' : 'value');
    diagnostics.push({ code, severity: 'error', path, message, hint, position });
  };
  const given = values.data[key] ?? {};
  const isMap = typeof given === 'object' && !Array.isArray(given);
  if (!isMap) report('wrong-type', [key], `${key} must be a map`, `write ${key}: {name: web, namespace: default}`);
  const map = isMap ? (given as DataMap) : {};
  for (const name of Object.keys(map)) {
    if (name !== 'name' && name !== 'namespace') {
      report('unknown-key', [key, name], `unknown key "${name}"`, `${key} has the keys name and namespace`);
    }
  }
  const text = (name: 'name' | 'namespace') => {
    const value = map[name] ?? undefined;
    if (value === undefined || (typeof value === 'string' && value !== '')) return value;
    report('wrong-type', [key, name], `${name} must be text`, 'put it between quotes');
    return undefined;
  };
  const name = text('name') ?? known.name;
  if (name === undefined && diagnostics.length === 0) {
    const message = 'nothing says what this release is called';
    const hint = `write ${key}: {name: …} into the file, or put {release} into the pattern: --each 'releases/{release}/values.yaml'`;
    report('missing-key', [key, 'name'], message, hint);
  }
  return { name: name ?? 'release-name', namespace: text('namespace') ?? known.namespace, diagnostics };
}
