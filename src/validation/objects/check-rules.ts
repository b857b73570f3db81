import { isIP } from 'node:net';
import { Environment } from '@marcbachmann/cel-js';
import type { Path } from '../../diagnostics/diagnostic.ts';
import { type Data, isGiven, isMap } from '../../values/data.ts';
import type { JsonSchema, SchemaRule } from '../schema/json-schema.ts';
import { partOf } from './with-defaults.ts';

/** A rule that data breaks, and the place of the data. */
export interface BrokenRule {
  readonly path: Path;
  readonly rule: SchemaRule;
}

/**
 * Evaluates the rules of a schema that its CRD writes in CEL.
 *
 * @param data with the defaults of the schema
 * @param wrong the places that the schema does not accept; no rule is evaluated there, because the API server evaluates rules
 *   only for data whose size the schema limits
 */
export function findBrokenRules(data: Data, schema: JsonSchema, wrong: readonly Path[]): readonly BrokenRule[] {
  const whole = new Set(wrong.map((path) => JSON.stringify(path)));
  const around = new Set(wrong.flatMap((path) => path.map((_, length) => JSON.stringify(path.slice(0, length)))));
  return brokenBelow(data, schema, [], { whole, around });
}

/** Places that are wrong, and those that they lie in. */
interface WrongPlaces {
  readonly whole: ReadonlySet<string>;
  readonly around: ReadonlySet<string>;
}

function brokenBelow(data: Data, schema: JsonSchema, path: Path, wrong: WrongPlaces): readonly BrokenRule[] {
  const place = JSON.stringify(path);
  if (!isGiven(data) || wrong.whole.has(place)) return [];
  const rules = wrong.around.has(place) ? [] : (schema.rules ?? []);
  const own = rules.filter((rule) => !holds(rule, data)).map((rule) => ({ path, rule }));
  const { items } = schema;
  if (Array.isArray(data)) {
    if (items === undefined) return own;
    return [...own, ...data.flatMap((item: Data, index) => brokenBelow(item, items, [...path, index], wrong))];
  }
  if (!isMap(data)) return own;
  const below = Object.entries(data).flatMap(([key, value]) => {
    const part = partOf(schema, key);
    return part === undefined ? [] : brokenBelow(value, part, [...path, key], wrong);
  });
  return [...own, ...below];
}

const environment = new Environment({ unlistedVariablesAreDyn: true });
environment.registerFunction('isIP(string): bool', (text: string) => isIP(text) !== 0);

type Program = (context: { readonly self: Data }) => unknown;

const programs = new Map<string, Program>();

/** A rule that cannot be evaluated is broken, as for the API server. */
function holds({ rule }: SchemaRule, self: Data): boolean {
  const program = programs.get(rule) ?? (environment.parse(rule) as Program);
  programs.set(rule, program);
  try {
    return program({ self }) === true;
  } catch {
    return false;
  }
}
