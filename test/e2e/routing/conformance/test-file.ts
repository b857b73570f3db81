import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadAll } from 'js-yaml';
import { readRoutes } from '../../../../src/routing/answer/read-routes.ts';
import type { ConformanceTest } from './tables.ts';

/** An object in a manifest. */
export interface Manifest {
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace?: string };
  // biome-ignore lint/suspicious/noExplicitAny: each kind has another spec
  readonly spec?: any;
}

/**
 * The objects of a test and those that all tests share.
 *
 * @param deleted the objects that the test has deleted, as `namespace/name`
 */
export function objectsOf(test: ConformanceTest, folder: string, deleted: readonly string[] = []): readonly Manifest[] {
  const shared = isForMesh(test) ? 'mesh/manifests.yaml' : 'base/manifests.yaml';
  const all = [shared, ...test.manifests].flatMap((file) => objectsIn(join(folder, file)));
  if (deleted.length === 0) return all;
  return all.filter(
    ({ kind, metadata }) => kind === 'HTTPRoute' || !deleted.includes(`${metadata.namespace}/${metadata.name}`),
  );
}

function objectsIn(file: string): readonly Manifest[] {
  return (loadAll(readFileSync(file, 'utf8')) as (Manifest | null)[]).filter((object) => object !== null);
}

/** Whether a test sends its requests inside a mesh. */
export function isForMesh({ file }: ConformanceTest): boolean {
  return file.startsWith('tests/mesh/');
}

/** What `route --from` reads from a file with objects. */
export function readAll(objects: readonly Manifest[]) {
  const known = readFiles.get(objects);
  if (known !== undefined) return known;
  const read = readFile(objects);
  readFiles.set(objects, read);
  return read;
}

const readFiles = new WeakMap<readonly Manifest[], ReturnType<typeof readFile>>();

function readFile(objects: readonly Manifest[]) {
  const text = objects.map((object) => JSON.stringify(object)).join('\n---\n');
  const read = readRoutes('all.yaml', new TextEncoder().encode(text), 'default');
  if (!read.ok) throw new Error(read.diagnostics.map(({ message }) => message).join('; '));
  return read;
}

/** The port at which a test calls a gateway: that of the listener that it names, else that of the first one. */
export function portOf(gateway: string, listener: string | undefined, objects: readonly Manifest[]): number {
  const found = objects.find(
    ({ kind, metadata }) => kind === 'Gateway' && `${metadata.namespace}/${metadata.name}` === gateway,
  );
  const listeners: readonly { name: string; port: number }[] = found?.spec.listeners ?? [];
  return (listeners.find(({ name }) => name === listener) ?? listeners[0])?.port ?? 80;
}

/** The pods of a Service: the value of `app` in its selector, else its own name. */
export function podsOf(service: { name: string; namespace: string }, objects: readonly Manifest[]): string {
  const found = objects.find(
    ({ kind, metadata }) =>
      kind === 'Service' && metadata.name === service.name && metadata.namespace === service.namespace,
  );
  const { app, version } = found?.spec.selector ?? {};
  return app === undefined ? service.name : [app, version].filter(Boolean).join('-');
}
