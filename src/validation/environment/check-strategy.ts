import type { Environment } from '../../environments/environment.ts';
import { type DataMap, dataAt } from '../../values/data.ts';
import { type Finding, valueAt } from '../finding.ts';
import { joinWords, quote } from '../schema/describe-data.ts';
import { suggestWord } from '../suggest-word.ts';
import type { EnvironmentSource } from './environment-source.ts';

const path = ['application', 'strategy'] as const;

/** The environment must have the strategy that the values name. If another environment has it, the hint says which. */
export async function checkStrategy(
  values: DataMap,
  environment: Environment,
  environments: EnvironmentSource,
): Promise<readonly Finding[]> {
  const name = dataAt(values, path);
  if (typeof name !== 'string' || Object.hasOwn(environment.strategies, name)) return [];
  return [
    {
      code: 'unknown-strategy',
      severity: 'error',
      path,
      message: name === '' ? 'strategy is empty' : `the environment ${environment.name} has no strategy ${quote(name)}`,
      hint: await hintFor(name, environment, environments),
      at: valueAt(path),
    },
  ];
}

async function hintFor(name: string, environment: Environment, environments: EnvironmentSource): Promise<string> {
  const own = Object.keys(environment.strategies);
  const near = suggestWord(name, own);
  if (near !== undefined) return `did you mean ${quote(near)}?`;
  const all = await Promise.all(environments.names.map((other) => environments.find(other)));
  const having = [
    ...new Set(all.flatMap((other) => (other && Object.hasOwn(other.strategies, name) ? [other.name] : []))),
  ];
  const strategies =
    own.length === 1 ? `its only strategy is ${own[0]}` : `its strategies are ${joinWords(own, 'and')}`;
  if (having.length === 0) return strategies;
  return `${strategies}; ${joinWords(having, 'and')} ${having.length === 1 ? 'has' : 'have'} ${quote(name)}`;
}
