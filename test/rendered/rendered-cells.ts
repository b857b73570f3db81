import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import type { Environment } from '../../src/environments/environment.ts';
import { builtInEnvironments } from '../../src/generated/built-in-environments.ts';
import { at } from '../at.ts';
import { repository } from '../cli/run-cli.ts';

/** A strategy of an environment, with its example and what docs/reference/rendered shows of it. Paths begin at the root folder. */
export interface RenderedCell {
  readonly environment: Environment;
  readonly strategy: string;
  readonly example: string;
  /** The objects that the example makes. */
  readonly objects: string;
  /** The route that the controller makes of them while all versions are available; null where the strategy has none. */
  readonly route: string | null;
}

/**
 * Every strategy of every environment that the program brings.
 *
 * @throws Error if one has no example
 */
export async function renderedCells(): Promise<readonly RenderedCell[]> {
  const packs = await Promise.all(Object.values(builtInEnvironments).map((load) => load()));
  const environments = new Set(packs.map(({ pack }) => pack.environment));
  return [...environments].flatMap((environment) =>
    Object.entries(environment.strategies).map(([strategy, { route }]) => {
      const name = `docs/reference/rendered/${environment.name}-${strategy}`;
      const example = exampleOf(environment.name, strategy);
      return { environment, strategy, example, objects: `${name}.yaml`, route: route && `${name}-route.yaml` };
    }),
  );
}

/** The examples of the tutorials lie in folders of their own. */
function exampleOf(environment: string, strategy: string): string {
  const usual = `examples/${environment}/${strategy}.yaml`;
  const places = [usual, `examples/${strategy}/candidate.yaml`, `examples/${environment}/candidate.yaml`];
  const found = places.find((place) => isExample(place, environment, strategy));
  if (found === undefined) throw new Error(`the strategy ${strategy} of ${environment} has no example: write ${usual}`);
  return found;
}

function isExample(place: string, environment: string, strategy: string): boolean {
  const file = join(repository, place);
  if (!existsSync(file)) return false;
  const values = load(readFileSync(file, 'utf8'));
  return at(values, 'environment') === environment && (at(values, 'application', 'strategy') ?? 'none') === strategy;
}
