import type { Path } from '../../diagnostics/diagnostic.ts';
import { valueAt } from '../finding.ts';
import { quote } from './describe-data.ts';
import { describeSubject } from './describe-subject.ts';
import type { SchemaFinding } from './schema-finding.ts';

/** What to write, for the keys of a values file that must be there. */
const hints: { readonly [path: string]: string } = {
  environment: 'say where the application runs, e.g. environment: deployment-istio',
  application: 'describe the application and its versions under application:',
  versions: 'list at least one version; the first is the primary',
  spec: 'a specification stands in for the whole object, so it needs its spec',
};

/** `required`: a key that must be there is not. It points at the map that lacks it. */
export function explainMissingKey(path: Path): SchemaFinding {
  const key = String(path.at(-1));
  const parent = path.slice(0, -1);
  const place = parent.length === 0 ? '' : ` in ${describeSubject(parent)}`;
  const hint = Object.hasOwn(hints, key) ? hints[key] : undefined;
  return {
    code: 'missing-key',
    severity: 'error',
    path,
    message: `${quote(key)} is missing${place}`,
    ...(hint === undefined ? {} : { hint }),
    at: parent.length === 0 || typeof parent.at(-1) === 'number' ? valueAt(parent) : { path: parent, part: 'key' },
  };
}
