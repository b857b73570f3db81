import type { Path } from '../../diagnostics/diagnostic.ts';
import { valueAt } from '../finding.ts';
import { describeSubject, quote } from './describe-data.ts';
import type { SchemaFinding } from './schema-finding.ts';

/** `required`: a required key is missing. The finding points at the map that needs it. */
export function explainMissingKey(path: Path): SchemaFinding {
  const key = String(path.at(-1));
  const parent = path.slice(0, -1);
  const place = parent.length === 0 ? '' : ` in ${describeSubject(parent)}`;
  const hint = hintForMissingKey(key, String(parent.at(-1)));
  return {
    code: 'missing-key',
    severity: 'error',
    path,
    message: `${quote(key)} is missing${place}`,
    ...(hint === undefined ? {} : { hint }),
    at: parent.length === 0 || typeof parent.at(-1) === 'number' ? valueAt(parent) : { path: parent, part: 'key' },
  };
}

/** What to write for a key that is missing or empty. */
const hints: { readonly [key: string]: string } = {
  environment: 'write where the application runs, e.g. environment: deployment-istio',
  application: 'describe the application and its versions under application:',
  versions: 'list at least one version; the first is the primary',
  expect: 'list at least one request and its expected answer, e.g. [{request: GET /, version: 0}]',
};

/**
 * What to write for a key that is missing or empty; undefined where the name of the key says it.
 *
 * @param parent the key of the map that it belongs to
 */
export function hintForMissingKey(key: string, parent = ''): string | undefined {
  if (key === 'spec' && parent.endsWith('Specification'))
    return 'a specification replaces the whole object, so it needs a spec';
  return Object.hasOwn(hints, key) ? hints[key] : undefined;
}
