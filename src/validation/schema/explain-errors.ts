import type { Path } from '../../diagnostics/diagnostic.ts';
import { type Data, dataAt } from '../../values/data.ts';
import { keyAt } from '../finding.ts';
import { joinWords, quote } from './describe-data.ts';
import { describePattern } from './describe-pattern.ts';
import { explainMissingKey } from './explain-missing-key.ts';
import { explainRelation } from './explain-relation.ts';
import { explainType } from './explain-type.ts';
import { explainUnknownKey } from './explain-unknown-key.ts';
import { explainValue } from './explain-value.ts';
import type { LocatedError, SchemaContext, SchemaError, SchemaFinding } from './schema-finding.ts';
import { withoutRepetition } from './without-repetition.ts';

type Explain = (error: LocatedError, context: SchemaContext) => SchemaFinding;

/** These keywords say only that a part of them failed; that part has its own error. */
const wrappers = new Set(['if', 'allOf', 'propertyNames']);

const explainers: { readonly [keyword: string]: Explain } = {
  additionalProperties: explainUnknownKey,
  required: (error, context) =>
    explainMissingKey([...context.prefix, ...error.path, String(error.params.missingProperty)]),
  type: explainType,
  exactlyOneOf: explainRelation,
  atMostOneOf: explainRelation,
  uniqueItems: explainRelation,
  uniqueItemsBy: explainRelation,
  forbidden: explainRelation,
};

/**
 * Turns the raw errors of a compiled schema into findings, in the words of the values file. A value of the wrong type has
 * no other errors. A misspelt key that is required is found twice, as unknown and as missing: see `withoutMeant`.
 */
export function explainErrors(errors: readonly SchemaError[], context: SchemaContext): readonly SchemaFinding[] {
  const located = errors
    .filter(({ keyword }) => !wrappers.has(keyword))
    .map((error) => ({ ...error, path: readPointer(error.instancePath, context.data) }))
    .filter((error) => !isRestOfGap(error.path, context.data) && !isOfUsersKeys(error, context.data));
  const mistyped = new Set(located.filter(({ keyword }) => keyword === 'type').map(({ instancePath }) => instancePath));
  const findings = located
    .filter(({ keyword, instancePath }) => keyword === 'type' || !mistyped.has(instancePath))
    .map((error) => explain(error, context));
  return withoutRepetition(findings);
}

/** `--set a[9]=x` leaves nulls before the item. They count as one mistake. */
function isRestOfGap(path: Path, data: Data): boolean {
  const index = path.at(-1);
  if (typeof index !== 'number' || index === 0) return false;
  return dataAt(data, path) === null && dataAt(data, [...path.slice(0, -1), index - 1]) === null;
}

/** Keys that begin with `x-` are the user's own; the limit does not count them. */
function isOfUsersKeys({ keyword, params, path }: LocatedError, data: Data): boolean {
  if (keyword !== 'maxProperties') return false;
  const keys = Object.keys(dataAt(data, path) ?? {}).filter((key) => !key.startsWith('x-'));
  return keys.length <= Number(params.limit);
}

function explain(error: LocatedError, context: SchemaContext): SchemaFinding {
  if (error.propertyName !== undefined) return explainKeyPattern(error, error.propertyName, context);
  return (explainers[error.keyword] ?? explainValue)(error, context);
}

function explainKeyPattern(error: LocatedError, key: string, { prefix }: SchemaContext): SchemaFinding {
  const path = [...prefix, ...error.path, key];
  return {
    code: 'wrong-value',
    severity: 'error',
    path,
    message: `${quote(key)} is not a valid key of ${error.path.at(-1)}`,
    hint: `it must ${ruleForKey(error)}`,
    at: keyAt(path),
  };
}

function ruleForKey({ keyword, params }: LocatedError): string {
  if (keyword === 'maxLength') return `have at most ${params.limit} characters`;
  if (keyword === 'enum') return `be ${joinWords((params.allowedValues as readonly unknown[]).map(String), 'or')}`;
  return describePattern(String(params.pattern)) ?? `match the pattern ${params.pattern}`;
}

/** A JSON pointer as a path. Only the data shows whether digits are the index of a list or the key of a map. */
function readPointer(pointer: string, data: Data): Path {
  const path: (string | number)[] = [];
  for (const part of pointer.split('/').slice(1)) {
    const key = part.replaceAll('~1', '/').replaceAll('~0', '~');
    path.push(Array.isArray(dataAt(data, path)) ? Number(key) : key);
  }
  return path;
}
