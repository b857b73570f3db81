import type { Diagnostic, Path } from '../diagnostics/diagnostic.ts';
import type { Position } from '../diagnostics/position.ts';
import type { DataMap } from '../values/data.ts';
import { quoteShortly } from '../values/quote-shortly.ts';
import { locate, type Values } from '../values/value-node.ts';

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
  /** Where to report what is wrong with a name that the values do not say. */
  readonly begin: Position;
}

/** Keys that begin with `x-` pass everywhere, so that a values file with this one is one for Helm and `render`, too. */
const key = 'x-release';

/** Names become folders, so what Helm and Kubernetes refuse must not even reach the release. */
const forms = {
  name: /^(?=.{1,53}$)[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/,
  namespace: /^(?=.{1,63}$)[a-z0-9]([-a-z0-9]*[a-z0-9])?$/,
};

const hints = {
  name: 'as for Helm: up to 53 lower-case letters, digits, - and ., beginning and ending with a letter or digit',
  namespace: 'up to 63 lower-case letters, digits and -, beginning and ending with a letter or digit',
};

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
    report('wrong-type', [key, name], `${name} must be a string`, 'put it in quotes');
    return undefined;
  };
  const sound = (part: 'name' | 'namespace', value: string | undefined) => {
    if (value === undefined || forms[part].test(value)) return value;
    const own = map[part] === value;
    diagnostics.push({
      code: 'invalid-name',
      severity: 'error',
      path: own ? [key, part] : [],
      message: `${quoteShortly(value)} is not a valid ${part} for a release`,
      hint: hints[part],
      position: own ? locate(values, [key, part], 'value') : known.begin,
    });
    return undefined;
  };
  const name = sound('name', text('name') ?? known.name);
  const namespace = sound('namespace', text('namespace') ?? known.namespace);
  if (name === undefined && diagnostics.length === 0) {
    const message = 'nothing says what this release is called';
    const hint = `write ${key}: {name: …} into the file, or put {release} into the pattern: --each 'releases/{release}/values.yaml'`;
    report('missing-key', [key, 'name'], message, hint);
  }
  return { name: name ?? 'release-name', namespace: namespace ?? 'default', diagnostics };
}
