import type { Environment } from '../environments/environment.ts';
import type { Data, DataMap } from '../values/data.ts';
import type { RuleSetting } from './release.ts';

/** What the values set for each rule of the route, in the fields that the environment's routes have for it. */
export function deriveRuleSettings(given: DataMap, { ruleFields = {} }: Environment): readonly RuleSetting[] {
  return Object.entries(ruleFields).flatMap(([key, path]) => {
    const value = given[key] ?? null;
    const [field = path, ...inner] = path.split('.');
    return value === null ? [] : [{ field, value: inner.reduceRight<Data>((data, step) => ({ [step]: data }), value) }];
  });
}
