import type { Path } from '../diagnostics/diagnostic.ts';
import type { Environment } from '../environments/environment.ts';
import type { Release, Version } from './release.ts';

interface ReleaseWithEnvironment {
  readonly release: Release;
  readonly environment: Environment;
}

/** An object that the release makes, and its owner. */
export interface ReleaseObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
  /** `the application` or `version 1`. */
  readonly owner: string;
  readonly path: Path;
}

/** The objects of the application and of some versions: all rendered objects except those in other namespaces. */
export function releaseObjects(
  context: ReleaseWithEnvironment,
  versions: readonly Version[] = context.release.versions,
): readonly ReleaseObject[] {
  return [...applicationObjects(context), ...versions.flatMap(objectsOf)];
}

/** The objects of the application have its name. */
function applicationObjects({ environment, release }: ReleaseWithEnvironment) {
  const { name, namespace } = release.application;
  const owner = 'the application';
  const path = ['application'];
  const front = environment.applicationObjects
    .filter(({ always }) => always || release.routemap.route !== null)
    .map(({ apiVersion, kind }): ReleaseObject => ({ apiVersion, kind, name, namespace, owner, path }));
  const { metadata } = release.routemap;
  const place = { name: metadata.name, namespace: metadata.namespace, owner, path };
  return [...front, { apiVersion: 'v1', kind: 'ConfigMap', ...place }];
}

function objectsOf({ index, objects, weight, path }: Version): readonly ReleaseObject[] {
  const owner = `version ${index}`;
  const made = objects.map(({ apiVersion, kind, metadata: { name, namespace }, path }) => {
    return { apiVersion, kind, name, namespace, owner, path };
  });
  const config = weight?.config;
  if (!config) return made;
  const { name, namespace } = config;
  return [...made, { apiVersion: 'v1', kind: 'ConfigMap', name, namespace, owner, path }];
}
