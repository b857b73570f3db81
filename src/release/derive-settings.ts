import type { Environment, Setting } from '../environments/environment.ts';
import { type Data, type DataMap, dataAt } from '../values/data.ts';
import type { Release, RuleSetting } from './release.ts';

/** Derives the environment's own settings from their keys in the values. Each has the type of its default. */
export function deriveSettings(values: DataMap, environment: Environment): Release['settings'] {
  const settings = Object.entries(environment.settings).map(([name, setting]) => {
    return [name, settingOf(dataAt(values, setting.key.split('.')), setting)] as const;
  });
  return Object.fromEntries(settings);
}

/** An empty value counts as absent. Digits in quotes count as a number. */
function settingOf(given: Data | undefined, { default: standard }: Setting): string | number {
  if (given === '' || (typeof given !== 'string' && typeof given !== 'number')) return standard;
  return typeof standard === 'number' ? Number(given) : String(given);
}

/** Derives the settings of all rules of the route, with their fields in the environment's routes. */
export function deriveRuleSettings(given: DataMap, { ruleFields = {} }: Environment): readonly RuleSetting[] {
  return Object.entries(ruleFields).flatMap(([key, path]) => {
    const value = given[key] ?? null;
    const [field = path, ...inner] = path.split('.');
    return value === null ? [] : [{ field, value: inner.reduceRight<Data>((data, step) => ({ [step]: data }), value) }];
  });
}
