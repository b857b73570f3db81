import type { DiagnosticCode } from '../../diagnostics/diagnostic-codes.ts';
import { type Data, dataAt } from '../../values/data.ts';
import { valueAt } from '../finding.ts';
import { suggestWord } from '../suggest-word.ts';
import { describeData, describeSubject, joinWords, quote, shortly } from './describe-data.ts';
import { describePattern } from './describe-pattern.ts';
import { hintForMissingKey } from './explain-missing-key.ts';
import { hintForType } from './explain-type.ts';
import { type JsonSchema, schemaAt } from './json-schema.ts';
import type { LocatedError, SchemaContext, SchemaFinding } from './schema-finding.ts';

interface Explanation {
  readonly code: DiagnosticCode;
  readonly message: string;
  readonly hint?: string;
}

interface Subject {
  /** What the message is about: the key, or which item of a list. */
  readonly name: string;
  readonly data: Data;
  readonly schema: JsonSchema;
  readonly error: LocatedError;
  readonly written: string | undefined;
}

/** The type is right but the value is wrong: `enum`, `pattern`, and limits of numbers, lists, maps and strings. */
export function explainValue(error: LocatedError, context: SchemaContext): SchemaFinding {
  const path = [...context.prefix, ...error.path];
  const explanation = explain({
    name: describeSubject(error.path),
    data: dataAt(context.data, error.path) ?? null,
    schema: schemaAt(context.schema, error.path) ?? {},
    error,
    written: context.written(path),
  });
  return { ...explanation, severity: 'error', path, at: valueAt(path) };
}

function explain(subject: Subject): Explanation {
  switch (subject.error.keyword) {
    case 'minimum':
    case 'maximum':
      return explainRange(subject);
    case 'enum':
      return explainEnum(subject);
    case 'pattern':
      return explainPattern(subject);
    case 'minLength':
    case 'minItems':
    case 'minProperties':
      return explainTooFew(subject);
    case 'maxLength':
    case 'maxItems':
    case 'maxProperties':
      return explainTooMany(subject);
    case 'not':
      return explainOneOf(subject, 1);
    default:
      throw new Error(`no explanation for the schema keyword ${subject.error.keyword}`);
  }
}

function explainRange({ name, data, schema, written }: Subject): Explanation {
  // A number beyond 2^53 has lost its last digits on the way here.
  const given = Number.isSafeInteger(data) ? data : (written ?? data);
  const { minimum, maximum } = schema;
  const upper = maximum === undefined || Math.abs(maximum) >= 2 ** 31 - 1 ? undefined : maximum;
  const allowed =
    minimum !== undefined && upper !== undefined ? `between ${minimum} and ${upper}` : limitOf(minimum, maximum, data);
  return { code: 'out-of-range', message: `${name} must be ${allowed}, not ${shortly(String(given))}` };
}

/** The limit that the value crosses; the other limit is only that of the type. */
function limitOf(minimum: number | undefined, maximum: number | undefined, data: Data): string {
  const tooSmall = minimum !== undefined && Number(data) < minimum;
  return tooSmall ? `at least ${minimum}` : `at most ${maximum}`;
}

function explainEnum({ name, data, error }: Subject): Explanation {
  const allowed = [error.params.allowedValues].flat().filter((value) => value !== null && value !== '');
  const near = typeof data === 'string' ? suggestWord(data, allowed.map(String)) : undefined;
  return {
    code: 'wrong-value',
    message: `${name} must be ${joinWords(allowed.map(String), 'or')}, not ${typeof data === 'string' ? quote(data) : describeData(data)}`,
    ...(near === undefined ? {} : { hint: `did you mean ${quote(near)}?` }),
  };
}

function explainPattern(subject: Subject): Explanation {
  const { name, data, schema, error } = subject;
  const pattern = String(error.params.pattern);
  const text = String(data);
  if (schema.maximum !== undefined && /^-?[0-9]+$/.test(text)) {
    if (/^0[0-9]/.test(text) && Number(text) >= (schema.minimum ?? 0)) {
      return {
        code: 'wrong-value',
        message: `${name} must not begin with 0: ${quote(text)}`,
        hint: `write ${Number(text)}`,
      };
    }
    return explainRange(subject);
  }
  if (schema.minimum !== undefined && !/[a-z%]/.test(pattern)) {
    const hint = hintForType({ key: name, data, types: ['integer'], schema, items: undefined, written: undefined });
    const message = `${name} must be an integer, not ${describeData(data)}`;
    return { code: 'wrong-type', message, ...(hint === undefined ? {} : { hint }) };
  }
  if (text.trim() === '')
    return { code: 'wrong-value', message: `${name} is empty`, hint: 'write a string that is not blank' };
  const description = describePattern(pattern);
  return {
    code: 'wrong-value',
    message: `${name} is not valid: ${quote(text)}`,
    hint: description === undefined ? `it must match the pattern ${pattern}` : `it must ${description}`,
  };
}

function explainTooFew({ name, schema, error }: Subject): Explanation {
  const limit = Number(error.params.limit);
  if (limit > 1) return { code: 'out-of-range', message: `${name} needs at least ${limit} ${unitOf(error)}` };
  const keys = Object.keys(schema.properties ?? {});
  const what = keys.length === 0 ? 'at least one key and value' : joinWords(keys, 'or');
  const choice = error.keyword === 'minProperties' ? `write ${what}` : undefined;
  const hint = hintForMissingKey(name) ?? choice;
  return { code: 'out-of-range', message: `${name} is empty`, ...(hint === undefined ? {} : { hint }) };
}

function explainTooMany(subject: Subject): Explanation {
  const { name, data, error } = subject;
  const limit = Number(error.params.limit);
  if (error.keyword === 'maxProperties') return explainOneOf(subject, limit);
  const size = (data as string | readonly Data[]).length;
  if (limit === 0) return { code: 'wrong-value', message: `${name} must be empty here` };
  return { code: 'out-of-range', message: `${name} has ${size} ${unitOf(error)}; it takes at most ${limit}` };
}

/** The name of what a limit counts. */
function unitOf({ keyword }: LocatedError): string {
  if (keyword.endsWith('Items')) return 'items';
  return keyword.endsWith('Properties') ? 'keys' : 'characters';
}

/** `not` forbids two keys of a map together. */
function explainOneOf({ name, data, schema }: Subject, limit: number): Explanation {
  const keys = Object.keys(schema.properties ?? {});
  const given = Object.keys(data as object).filter((key) => !key.startsWith('x-'));
  return {
    code: 'wrong-value',
    message: `${name} has ${joinWords(given, 'and')}; it takes only ${limit === 1 ? 'one' : limit} of ${joinWords(keys, 'and')}`,
  };
}
