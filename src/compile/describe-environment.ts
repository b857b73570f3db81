import type { Environment, RouteKind } from '../environments/environment.ts';
import { meshByShortName } from '../mesh/meshes.ts';

/** What an environment makes, for a list. */
export interface EnvironmentDescription {
  readonly name: string;
  readonly aliases: readonly string[];
  readonly title: string;
  readonly strategies: readonly string[];
  /** The kinds of objects that each version gets. */
  readonly perVersion: readonly string[];
  /** The kinds of objects that the application gets. */
  readonly perApplication: readonly string[];
  /** The kinds of the routes that the controller writes; for an unknown kind, its name in the controller's configuration. */
  readonly route: readonly string[];
}

/** Describes what an environment makes, including objects that only some strategies or namespaces need. */
export function describeEnvironment(environment: Environment): EnvironmentDescription {
  const { name, aliases, title, versionObjects, applicationObjects, namespaceObjects } = environment;
  const strategies = Object.entries(environment.strategies);
  const hasWeightConfigs = strategies.some(([, { weightConfigs }]) => weightConfigs);
  return {
    name,
    aliases,
    title,
    strategies: strategies.map(([strategy]) => strategy),
    perVersion: [...versionObjects.map(({ kind }) => kind), ...(hasWeightConfigs ? ['ConfigMap (weight)'] : [])],
    perApplication: [
      ...applicationObjects.map(({ kind }) => kind),
      ...namespaceObjects.map(({ kind }) => `${kind} (for each further namespace)`),
      'ConfigMap (routemap)',
    ],
    route: [...new Set(strategies.flatMap(([, { route }]) => (route === null ? [] : [kindOf(route)])))],
  };
}

function kindOf({ gvrShort }: RouteKind): string {
  return meshByShortName(gvrShort)?.kind.kind ?? gvrShort;
}
