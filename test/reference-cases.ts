import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import type { EnvironmentPack } from '../src/environments/environment.ts';
import { renderRelease } from '../src/manifests/expand-release.ts';
import type { Manifest } from '../src/manifests/manifest.ts';
import { deriveRelease } from '../src/release/derive-release.ts';
import type { ApiVersions, Release, Routing } from '../src/release/release.ts';
import type { DataMap } from '../src/values/data.ts';
import { library } from './library.ts';

/** What the reference chart made of a values file; test/fixtures/README.md explains the fields. */
export interface ReferenceCase {
  readonly name: string;
  readonly file: string;
  readonly release: string;
  readonly namespace: string;
  readonly error?: string;
  readonly differs?: readonly string[];
  readonly manifests: readonly DataMap[];
  readonly routemap: ReferenceRoutemap | null;
}

export interface ReferenceRoutemap {
  readonly metadata: DataMap;
  readonly versions: readonly { readonly resources: readonly object[]; readonly weight?: number }[];
  readonly routingTemplates: { readonly [strategy: string]: { readonly gvrShort: string } };
  readonly routing?: readonly ReferenceRoute[];
}

export interface ReferenceRoute {
  readonly available: readonly boolean[];
  readonly weights: readonly number[];
  readonly objects: { readonly [strategy: string]: DataMap };
  readonly differs?: readonly string[];
}

/** All reference cases that lie in test/fixtures. */
export function referenceCases(): readonly ReferenceCase[] {
  const folder = join(import.meta.dirname, 'fixtures/reference');
  return readdirSync(folder).map((name) => ({
    ...JSON.parse(readFileSync(join(folder, name, 'expected.json'), 'utf8')),
    name,
    file: join(folder, name, 'values.yaml'),
  }));
}

/** The release of plain values with its environment, without validation. */
export async function releaseOf(
  values: DataMap,
  name: string,
  namespace: string,
  apiVersions: ApiVersions = 'v1beta1',
  routing: Routing = 'controller',
): Promise<{ readonly release: Release; readonly pack: EnvironmentPack }> {
  const found = await library.find(String(values.environment));
  if (found.kind !== 'pack') throw new Error(`no environment ${String(values.environment)}`);
  const { pack } = found;
  const release = deriveRelease({ values, environment: pack.environment, name, namespace, apiVersions, routing });
  return { release, pack };
}

/** What we make of plain values, without validation. */
export async function renderValues(
  values: DataMap,
  name: string,
  namespace: string,
  apiVersions?: ApiVersions,
): Promise<readonly Manifest[]> {
  const { release, pack } = await releaseOf(values, name, namespace, apiVersions);
  return renderRelease(release, pack);
}

/** The values of a reference case. */
export function valuesOf({ file }: ReferenceCase): DataMap {
  return load(readFileSync(file, 'utf8')) as DataMap;
}

/** What we make of a reference case's values. */
export function renderCase(reference: ReferenceCase, apiVersions?: ApiVersions): Promise<readonly Manifest[]> {
  return renderValues(valuesOf(reference), reference.release, reference.namespace, apiVersions);
}
