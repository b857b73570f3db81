import type { Path } from '../../diagnostics/diagnostic.ts';
import { valueAt } from '../finding.ts';
import { quote } from './describe-data.ts';
import { describeSubject } from './describe-subject.ts';
import { hintForGap } from './hint-for-gap.ts';
import type { SchemaFinding } from './schema-finding.ts';

/** `required`: a key that must be there is not. It points at the map that lacks it. */
export function explainMissingKey(path: Path): SchemaFinding {
  const key = String(path.at(-1));
  const parent = path.slice(0, -1);
  const place = parent.length === 0 ? '' : ` in ${describeSubject(parent)}`;
  const hint = hintForGap(key, String(parent.at(-1)));
  return {
    code: 'missing-key',
    severity: 'error',
    path,
    message: `${quote(key)} is missing${place}`,
    ...(hint === undefined ? {} : { hint }),
    at: parent.length === 0 || typeof parent.at(-1) === 'number' ? valueAt(parent) : { path: parent, part: 'key' },
  };
}
