import { type Data, type DataMap, dataAt } from '../../values/data.ts';
import { keyAt, valueAt } from '../finding.ts';
import { describeData, describeSubject, joinWords, quote } from './describe-data.ts';
import type { LocatedError, SchemaContext, SchemaFinding } from './schema-finding.ts';

/**
 * Rules of the Kubernetes API between several fields. The schemas in schemas/kubernetes/ state them in their own keywords:
 * `exactlyOneOf`, `atMostOneOf`, `uniqueItemsBy`, `forbidden`.
 */
export function explainRelation(error: LocatedError, context: SchemaContext): SchemaFinding {
  switch (error.keyword) {
    case 'uniqueItemsBy':
      return explainDuplicate(error, context);
    case 'uniqueItems':
      return explainRepetition(error, context);
    case 'forbidden':
      return explainForbidden(error, context);
    default:
      return explainChoice(error, context);
  }
}

function explainChoice({ path, params, keyword }: LocatedError, { prefix }: SchemaContext): SchemaFinding {
  const names = params.names as readonly string[];
  const found = params.found as readonly string[];
  const subject = describeSubject(path);
  const choice = keyword === 'exactlyOneOf' ? `exactly one of ${joinWords(names, 'and')}` : 'only one of them';
  const full = [...prefix, ...path];
  return {
    code: 'specification',
    severity: 'error',
    path: full,
    message:
      found.length === 0
        ? `${subject} needs one of ${joinWords(names, 'and')}`
        : `${subject} has ${joinWords(found, 'and')}; it takes ${choice}`,
    at: keyAt(full),
  };
}

function explainDuplicate({ path, params }: LocatedError, { prefix, data }: SchemaContext): SchemaFinding {
  const { first, second, keys } = params as { first: number; second: number; keys: readonly string[] };
  const list = [...prefix, ...path];
  const item = dataAt(data, [...path, second]);
  const same = keys.map((key) => `${key} ${describe(item, key)}`.trim());
  return {
    // Only specifications have a prefix.
    code: prefix.length > 0 ? 'specification' : 'wrong-value',
    severity: 'error',
    path: [...list, second],
    message: `two items of ${path.at(-1)} have the same ${joinWords(same, 'and')}`,
    at: placeIn([...list, second], item, keys),
    related: [{ message: 'the first is here', at: placeIn([...list, first], dataAt(data, [...path, first]), keys) }],
  };
}

/** `uniqueItems`: two items of a list of texts are the same. */
function explainRepetition({ path, params }: LocatedError, { prefix, data }: SchemaContext): SchemaFinding {
  const [first, second] = [Number(params.i), Number(params.j)].toSorted((one, other) => one - other);
  const list = [...prefix, ...path];
  return {
    code: 'wrong-value',
    severity: 'error',
    path: [...list, second ?? 0],
    message: `two items of ${path.at(-1)} are ${describeData(dataAt(data, [...path, second ?? 0]) ?? null)}`,
    hint: 'remove one of them',
    at: valueAt([...list, second ?? 0]),
    related: [{ message: 'the first is here', at: valueAt([...list, first ?? 0]) }],
  };
}

function describe(item: Data | undefined, key: string): string {
  const value = (item as DataMap)[key];
  return value === undefined || value === null ? '' : quote(String(value));
}

/** The shared value, if the item has it. */
function placeIn(path: readonly (string | number)[], item: Data | undefined, keys: readonly string[]) {
  const key = keys.find((candidate) => Object.hasOwn(item as DataMap, candidate));
  return valueAt(key === undefined ? path : [...path, key]);
}

function explainForbidden({ path, params }: LocatedError, { prefix }: SchemaContext): SchemaFinding {
  const full = [...prefix, ...path];
  return {
    code: 'specification',
    severity: 'error',
    path: full,
    message: `${path.at(-1)} ${params.reason}`,
    at: keyAt(full),
  };
}
