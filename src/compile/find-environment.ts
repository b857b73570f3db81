import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { EnvironmentPack } from '../environments/environment.ts';
import type { ValuesRules } from '../validation/environment/environment-source.ts';
import { type Finding, valueAt } from '../validation/finding.ts';
import { joinWords, quote } from '../validation/schema/describe-data.ts';
import { suggestWord } from '../validation/suggest-word.ts';
import type { DataMap } from '../values/data.ts';
import type { EnvironmentLibrary, FoundPack } from './environment-library.ts';

/** The environment that values name, or why it cannot be used. */
export type FoundEnvironment =
  | {
      readonly kind: 'found';
      /** For a misspelt name, the most similar environment, so that the rest can be checked. */
      readonly pack: EnvironmentPack;
      /** Its own rules for values. */
      readonly rules: ValuesRules | undefined;
      /** The texts of its files; null for a built-in environment. */
      readonly sources: ReadonlyMap<string, string> | null;
      readonly findings: readonly Finding[];
    }
  | {
      readonly kind: 'missing';
      readonly pack?: undefined;
      readonly rules?: undefined;
      readonly findings: readonly Finding[];
    }
  /** One of the user's own whose files have errors. */
  | {
      readonly kind: 'broken';
      readonly diagnostics: readonly Diagnostic[];
      readonly sources: ReadonlyMap<string, string>;
    };

/** Finds the environment that values name. The schema reports values that name none. */
export async function findEnvironment(values: DataMap, library: EnvironmentLibrary): Promise<FoundEnvironment> {
  const name = values.environment;
  if (typeof name !== 'string') return { kind: 'missing', findings: [] };
  const found = await library.find(name);
  if (found.kind === 'broken') return found;
  if (found.kind === 'pack') return openEnvironment(found, []);
  const meant = suggestWord(name, library.names);
  const findings = [unknownEnvironment(name, meant, library.names)];
  const other = meant === undefined ? undefined : await library.find(meant);
  return other?.kind === 'pack' ? openEnvironment(other, findings) : { kind: 'missing', findings };
}

async function openEnvironment(
  { pack, sources }: Extract<FoundPack, { kind: 'pack' }>,
  findings: readonly Finding[],
): Promise<FoundEnvironment> {
  return { kind: 'found', pack, rules: await rulesOf(pack), sources, findings };
}

async function rulesOf({ fragment }: EnvironmentPack): Promise<ValuesRules | undefined> {
  if (fragment === null) return undefined;
  const { compileRules } = await import('./packs/compile-rules.ts');
  return compileRules(fragment);
}

function unknownEnvironment(name: string, meant: string | undefined, names: readonly string[]): Finding {
  return {
    code: 'unknown-environment',
    severity: 'error',
    path: ['environment'],
    message: `unknown environment ${quote(name)}`,
    hint: meant === undefined ? known(names) : `did you mean ${quote(meant)}?`,
    at: valueAt(['environment']),
  };
}

function known(names: readonly string[]): string {
  if (names.length === 0) return 'there are no environments';
  const list = names.length === 1 ? `the only one is ${names[0]}` : `the environments are ${joinWords(names, 'and')}`;
  return `${list}; --environments adds your own`;
}
