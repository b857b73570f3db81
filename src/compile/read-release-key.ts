import type { Diagnostic, Path } from '../diagnostics/diagnostic.ts';
import type { Position } from '../diagnostics/position.ts';
import { isMap } from '../values/data.ts';
import { quoteShortly } from '../values/quote-shortly.ts';
import { locate, type Values } from '../values/value-node.ts';

/** The name and namespace of a release, and the problems with them. */
export interface ReleaseIdentity {
  readonly name: string;
  readonly namespace: string;
  readonly diagnostics: readonly Diagnostic[];
}

/** What is known about a release without its values. */
export interface KnownIdentity {
  readonly name: string | undefined;
  readonly namespace: string;
  /** Where to report problems with a name that is not in the values. */
  readonly begin: Position;
}

/** Keys that begin with `x-` are allowed everywhere, so Helm and `render` also accept a values file with this key. */
const key = 'x-release';

/** Names become folders, so names that Helm or Kubernetes reject are rejected before anything else. */
const forms = {
  name: /^(?=.{1,53}$)[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/,
  namespace: /^(?=.{1,63}$)[a-z0-9]([-a-z0-9]*[a-z0-9])?$/,
};

const hints = {
  name: 'use at most 53 lower-case letters, digits, - and ., with a letter or digit at both ends',
  namespace: 'use at most 63 lower-case letters, digits and -, with a letter or digit at both ends',
};

/**
 * Reads `x-release: {name, namespace}` from a release's values; `known` has the defaults. A release without a name gets a
 * temporary one, so that its other problems are found too.
 */
export function readReleaseKey(values: Values, known: KnownIdentity): ReleaseIdentity {
  const diagnostics: Diagnostic[] = [];
  const report = (code: 'wrong-type' | 'unknown-key' | 'missing-key', path: Path, message: string, hint: string) => {
    const position =
      code === 'missing-key' ? known.begin : locate(values, path, code === 'unknown-key' ? 'key' : 'value');
    diagnostics.push({ code, severity: 'error', path, message, hint, position });
  };
  const given = values.data[key] ?? {};
  if (!isMap(given))
    report('wrong-type', [key], `${key} must be a map`, `write ${key}: {name: web, namespace: default}`);
  const map = isMap(given) ? given : {};
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
    const message = 'this release has no name';
    const hint = `add ${key}: {name: …} to the file, or {release} to the pattern: --each 'releases/{release}/values.yaml'`;
    report('missing-key', [key, 'name'], message, hint);
  }
  return { name: name ?? 'release-name', namespace: namespace ?? 'default', diagnostics };
}
