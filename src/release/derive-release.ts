import type { Environment, Strategy } from '../environments/environment.ts';
import type { DataMap } from '../values/data.ts';
import { deriveApplication } from './derive-application.ts';
import { deriveRoutemap } from './derive-routemap.ts';
import { deriveVersion } from './derive-version.ts';
import { mapAt, mapsAt, textAt } from './read-data.ts';
import type { Release } from './release.ts';

export interface ReleaseInput {
  /** Values that the schema accepts; defaults need not be filled in. */
  readonly values: DataMap;
  /** The environment that `values.environment` names. */
  readonly environment: Environment;
  /** The release's name and namespace, as given to Helm or on the command line. */
  readonly name: string;
  readonly namespace: string;
}

/**
 * Decides everything that the values leave open: names, namespaces, labels, ports, weights, hosts.
 * The rules are those of Iter8's release chart 1.1, except where it is wrong (docs/differences.md).
 *
 * @throws Error if the values name a strategy that the environment does not have; validate first.
 */
export function deriveRelease({ values, environment, name, namespace }: ReleaseInput): Release {
  const given = mapAt(values, 'application') ?? {};
  const strategyName = textAt(given, 'strategy') ?? 'none';
  const strategy = strategyOf(environment, strategyName);
  const application = deriveApplication({ values, name, namespace });
  const versions = mapsAt(given, 'versions').map((version, index) =>
    deriveVersion({ version, index, given, application, environment, strategy }),
  );
  const iter8Version = textAt(values, 'iter8Version') ?? 'v1.1';
  return {
    name,
    namespace,
    environment: environment.name,
    strategy: strategyName,
    application,
    versions,
    routemap: deriveRoutemap({ application, versions, strategyName, strategy, iter8Version }),
  };
}

function strategyOf(environment: Environment, name: string): Strategy {
  const strategy = Object.hasOwn(environment.strategies, name) ? environment.strategies[name] : undefined;
  if (strategy === undefined) throw new Error(`environment ${environment.name} has no strategy ${name}`);
  return strategy;
}
