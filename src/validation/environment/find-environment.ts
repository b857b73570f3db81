import type { Environment } from '../../environments/environment.ts';
import type { DataMap } from '../../values/data.ts';
import { type Finding, valueAt } from '../finding.ts';
import { joinWords, quote } from '../schema/describe-data.ts';
import { suggestWord } from '../suggest-word.ts';
import type { EnvironmentSource } from './environment-source.ts';

/** The environment that values name, or what is wrong with the name. */
export interface FoundEnvironment {
  /** Undefined if the values name none, and none that is spelt like theirs. */
  readonly environment: Environment | undefined;
  readonly findings: readonly Finding[];
}

/**
 * Finds the environment that the values name. Where the name is misspelt the one that was most likely meant is taken,
 * so that the rest can be checked all the same.
 */
export async function findEnvironment(values: DataMap, environments: EnvironmentSource): Promise<FoundEnvironment> {
  const name = values.environment;
  if (typeof name !== 'string') return { environment: undefined, findings: [] };
  const exact = environments.names.includes(name) ? await environments.find(name) : undefined;
  if (exact !== undefined) return { environment: exact, findings: [] };
  const meant = suggestWord(name, environments.names);
  const finding: Finding = {
    code: 'unknown-environment',
    severity: 'error',
    path: ['environment'],
    message: `there is no environment ${quote(name)}`,
    hint: meant === undefined ? known(environments.names) : `did you mean ${quote(meant)}?`,
    at: valueAt(['environment']),
  };
  return { environment: meant === undefined ? undefined : await environments.find(meant), findings: [finding] };
}

function known(names: readonly string[]): string {
  if (names.length === 0) return 'there are no environments';
  const list = names.length === 1 ? `the only one is ${names[0]}` : `the environments are ${joinWords(names, 'and')}`;
  return `${list}; --environments adds your own`;
}
