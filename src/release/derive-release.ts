import type { Environment, Strategy } from '../environments/environment.ts';
import { routemapLabels } from '../iter8/labels.ts';
import type { Mesh } from '../mesh/mesh.ts';
import { meshes } from '../mesh/meshes.ts';
import { type DataMap, mapAt, mapsAt, textAt } from '../values/data.ts';
import { deriveApplication } from './derive-application.ts';
import { deriveSettings } from './derive-settings.ts';
import { deriveVersion } from './derive-version.ts';
import type {
  ApiVersions,
  Application,
  FurtherNamespace,
  Release,
  Routemap,
  RoutemapResource,
  RoutemapVersion,
  Routing,
  Version,
} from './release.ts';
import { withRuleMatch } from './settle-conditions.ts';

export interface ReleaseInput {
  /** Values that the schema accepts, without defaults. */
  readonly values: DataMap;
  /** The environment that `values.environment` names. */
  readonly environment: Environment;
  /** The release's name and namespace, as given to Helm or on the command line. */
  readonly name: string;
  readonly namespace: string;
  /** Default: v1beta1. */
  readonly apiVersions?: ApiVersions;
  /** Default: controller. Without a controller the objects do not have the labels and ConfigMaps that only it needs. */
  readonly routing?: Routing;
}

/**
 * Decides everything that the values leave open: names, namespaces, labels, ports, weights, hosts. The rules are those of
 * Iter8's release chart 1.1, except where the chart is wrong (docs/reference/differences.md).
 *
 * @throws Error if the environment does not have the strategy; check the values first
 */
export function deriveRelease(input: ReleaseInput): Release {
  const { values, environment, name, namespace, apiVersions = 'v1beta1', routing = 'controller' } = input;
  const given = mapAt(values, 'application') ?? {};
  const strategyName = textAt(given, 'strategy') ?? 'none';
  const strategy = strategyOf(environment, strategyName);
  const application = deriveApplication({ values, name, namespace, environment });
  const derived = mapsAt(given, 'versions').map((version, index) =>
    deriveVersion({ version, index, given, application, environment, strategy, routing }),
  );
  const versions = withRuleMatch(withMarks(derived), strategy);
  const iter8Version = textAt(values, 'iter8Version') ?? 'v1.1';
  return {
    name,
    namespace,
    environment: environment.name,
    strategy: strategyName,
    routing,
    apiVersions: Object.fromEntries(meshes.map((mesh) => [mesh.id, apiVersionOf(mesh, apiVersions)])),
    application,
    versions,
    furtherNamespaces: furtherNamespaces(application.namespace, versions),
    settings: deriveSettings(values, environment),
    routemap: deriveRoutemap({ application, versions, strategyName, strategy, iter8Version }),
  };
}

function strategyOf(environment: Environment, name: string): Strategy {
  const strategy = Object.hasOwn(environment.strategies, name) ? environment.strategies[name] : undefined;
  if (strategy === undefined) throw new Error(`environment ${environment.name} has no strategy ${name}`);
  return strategy;
}

/** The API version that is wanted, or the newest of a mesh that does not have it. */
function apiVersionOf({ kind: { group, versions } }: Mesh, wanted: ApiVersions): string {
  return `${group}/${versions.includes(wanted) ? wanted : versions.at(-1)}`;
}

/** Destinations with the same name in several namespaces are identified by both. */
function withMarks(versions: readonly Version[]): readonly Version[] {
  const seen = new Set<string>();
  const repeated = new Set<string>();
  for (const { destination } of versions) (seen.has(destination.name) ? repeated : seen).add(destination.name);
  return versions.map((version) => {
    const { destination } = version;
    if (!repeated.has(destination.name)) return version;
    return { ...version, destination: { ...destination, mark: `${destination.name}.${destination.namespace}` } };
  });
}

function furtherNamespaces(own: string, versions: readonly Version[]): readonly FurtherNamespace[] {
  const destinations = versions.map(({ destination }) => destination).filter(({ namespace }) => namespace !== own);
  const namespaces = [...new Set(destinations.map(({ namespace }) => namespace))];
  return namespaces.map((namespace) => ({
    namespace,
    services: destinations.filter((destination) => destination.namespace === namespace).map(({ name }) => name),
  }));
}

/** Derives the routemap: the resources and the weight of each version, and the route that the controller writes. */
function deriveRoutemap(input: {
  readonly application: Application;
  readonly versions: readonly Version[];
  readonly strategyName: string;
  readonly strategy: Strategy;
  readonly iter8Version: string;
}): Routemap {
  const { application, versions, strategyName, strategy, iter8Version } = input;
  return {
    metadata: {
      name: `${application.name}-routemap`,
      namespace: application.namespace,
      labels: routemapLabels(iter8Version),
      annotations: {},
    },
    versions: versions.map(routemapVersion),
    route: strategy.route === null ? null : { strategy: strategyName, ...strategy.route },
  };
}

function routemapVersion(version: Version): RoutemapVersion {
  const resources: RoutemapResource[] = version.objects.map(({ gvrShort, metadata }) => ({
    gvrShort,
    name: metadata.name,
    namespace: metadata.namespace,
  }));
  const config = version.weight?.config;
  if (config) resources.push({ gvrShort: 'cm', name: config.name, namespace: config.namespace });
  return { resources, weight: version.weight?.value ?? null };
}
