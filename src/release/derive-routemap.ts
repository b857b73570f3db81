import type { Strategy } from '../environments/environment.ts';
import { routemapLabels } from '../iter8/labels.ts';
import type { Application, Routemap, RoutemapResource, RoutemapVersion, Version } from './release.ts';

/** The routemap: which resources make each version available, its weight, and the route that the controller writes. */
export function deriveRoutemap(input: {
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
