import type { Path } from '../../diagnostics/diagnostic.ts';
import { type Data, isMap } from '../../values/data.ts';
import { type Finding, keyAt, valueAt } from '../finding.ts';
import { describeSubject } from '../schema/describe-data.ts';
import type { JsonSchema } from '../schema/json-schema.ts';
import type { BrokenRule } from './check-rules.ts';
import { partOf } from './with-defaults.ts';

const hint =
  'remove it, or install the CRDs of the experimental channel: with the standard ones, the API server refuses such an object from kubectl apply';

/** What a cluster refuses, and what only one with the CRDs of the experimental channel accepts. */
export interface Judgement {
  readonly refused: readonly BrokenRule[];
  readonly experimental: readonly Finding[];
}

/**
 * Judges an object as a cluster does that has the CRDs which it needs: those of the experimental channel of the Gateway API if
 * it uses what only they have, and else those of the standard channel.
 *
 * @param data as it is written; an empty field counts
 * @param broken the broken rules of both channels
 */
export function judgeChannels(data: Data, schema: JsonSchema, broken: readonly BrokenRule[]): Judgement {
  const of = (channel: string) => broken.filter(({ rule }) => rule.channel === channel);
  const strict = new Set(of('experimental').map(({ path }) => JSON.stringify(path)));
  const accepted = of('standard').filter(({ path }) => !strict.has(JSON.stringify(path)));
  const experimental = [
    ...usesBelow(data, schema, []),
    ...accepted.map(({ path, rule }) =>
      warning(path, `${describeSubject(path)} ${rule.message}, which only the experimental channel accepts`),
    ),
  ];
  const ignored = experimental.length === 0 ? 'experimental' : 'standard';
  const isRefused = (one: BrokenRule) => one.rule.channel !== ignored;
  return { refused: broken.filter(isRefused), experimental };
}

function warning(path: Path, message: string, at = valueAt(path)): Finding {
  return { code: 'experimental-field', severity: 'warning', path, message, hint, at };
}

/** The fields and values that only the experimental channel has. */
function usesBelow(data: Data, schema: JsonSchema, path: Path): readonly Finding[] {
  const where = 'in the experimental channel of the Gateway API';
  if (schema.experimental) return [warning(path, `${describeSubject(path)} exists only ${where}`, keyAt(path))];
  if (schema.experimentalValues?.includes(data)) {
    return [warning(path, `${describeSubject(path)} ${JSON.stringify(data)} exists only ${where}`)];
  }
  if (Array.isArray(data)) {
    const { items } = schema;
    return items === undefined ? [] : data.flatMap((item: Data, at) => usesBelow(item, items, [...path, at]));
  }
  if (!isMap(data)) return [];
  return Object.entries(data).flatMap(([key, value]) => {
    const part = partOf(schema, key);
    return part === undefined ? [] : usesBelow(value, part, [...path, key]);
  });
}
