import { isRoutemap } from '../iter8/labels.ts';
import type { Manifest } from './manifest.ts';

/**
 * What is applied before what: configuration and Services exist before the pods that read and are reached through
 * them, and the routemap comes last, because the controller acts on it at once.
 */
const ranks: readonly ((manifest: Manifest) => boolean)[] = [
  (manifest) => manifest.identity.kind === 'ConfigMap' && !isRoutemapManifest(manifest),
  (manifest) => manifest.identity.kind === 'Service',
  (manifest) => !isRoutemapManifest(manifest),
];

/** Sorts manifests into the order in which they are applied; within a rank the order given stays. */
export function inApplyOrder(manifests: readonly Manifest[]): readonly Manifest[] {
  return [...manifests].sort((one, other) => rank(one) - rank(other));
}

function rank(manifest: Manifest): number {
  const index = ranks.findIndex((applies) => applies(manifest));
  return index === -1 ? ranks.length : index;
}

function isRoutemapManifest({ object }: Manifest): boolean {
  const { labels } = object.metadata as { labels?: Record<string, string> };
  return isRoutemap(labels);
}
