import type { Environment, Setting } from '../environments/environment.ts';
import { type Data, type DataMap, dataAt } from '../values/data.ts';
import type { Release, RuleSetting } from './release.ts';

/** The environment's own settings: what the values say under each one's key, else its default, of the default's type. */
export function deriveSettings(values: DataMap, environment: Environment): Release['settings'] {
  const settings = Object.entries(environment.settings).map(([name, setting]) => {
    return [name, settingOf(dataAt(values, setting.key.split('.')), setting)] as const;
  });
  return Object.fromEntries(settings);
}

/** An empty value counts as absent; a number may be written as digits in quotes. */
function settingOf(given: Data | undefined, { default: standard }: Setting): string | number {
  if (given === '' || (typeof given !== 'string' && typeof given !== 'number')) return standard;
  return typeof standard === 'number' ? Number(given) : String(given);
}

/** What the values set for each rule of the route, in the fields that the environment's routes have for it. */
export function deriveRuleSettings(given: DataMap, { ruleFields = {} }: Environment): readonly RuleSetting[] {
  return Object.entries(ruleFields).flatMap(([key, path]) => {
    const value = given[key] ?? null;
    const [field = path, ...inner] = path.split('.');
    return value === null ? [] : [{ field, value: inner.reduceRight<Data>((data, step) => ({ [step]: data }), value) }];
  });
}
