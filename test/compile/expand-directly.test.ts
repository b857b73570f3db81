import { describe, expect, it } from 'vitest';
import { renderRelease } from '../../src/manifests/expand-release.ts';
import type { Manifest } from '../../src/manifests/manifest.ts';
import type { DataMap } from '../../src/values/data.ts';
import { at } from '../at.ts';
import { expandDirect } from '../expand-direct.ts';
import { referenceCases, releaseOf, valuesOf } from '../reference-cases.ts';
import { expectedRoute } from '../routing/expected-route.ts';
import { normalizeRoute } from '../routing/normalize-route.ts';

/** What is left of a manifest of a release with a controller. */
function withoutController({ object }: Manifest): DataMap {
  const text = JSON.stringify(object, (key, value) => (key === 'iter8.tools/watch' ? undefined : value));
  return JSON.parse(text.replace('"labels":{},', '').replace(',"labels":{}', ''));
}

const cases = referenceCases().filter(({ error }) => error === undefined);

describe('the route replaces the routemap and everything that only the controller needs', () => {
  it.each(cases)('$name', async (reference) => {
    const values = valuesOf(reference);
    const { release, pack } = await releaseOf(values, reference.release, reference.namespace);
    const manifests = await expandDirect(values, reference.release, reference.namespace);
    const templates = Object.keys(reference.routemap?.routingTemplates ?? {});
    const kept = renderRelease(release, pack).filter(({ identity }) => identity.kind !== 'ConfigMap');
    expect(manifests.slice(0, kept.length).map(({ object }) => object)).toEqual(kept.map(withoutController));
    expect(manifests).toHaveLength(kept.length + templates.length);
    const all = release.versions.map(() => true);
    for (const [index, strategy] of templates.entries()) {
      const { identity, object } = manifests[kept.length + index] as Manifest;
      expect(identity).toMatchObject({ kind: object.kind, ...(at(object, 'metadata') as object) });
      const weights = release.versions.map(({ weight }) => weight?.value ?? 1);
      expect(normalizeRoute(object)).toEqual(expectedRoute(reference, all, strategy, weights));
    }
    expect(JSON.stringify(manifests)).not.toContain('iter8.tools/watch');
  });
});

describe('the route', () => {
  const version = (weight: number) => ({ image: 'a', weight });
  const application = (strategy: string, ...weights: number[]) => ({
    environment: 'deployment-istio',
    application: { strategy, versions: weights.map(version) },
  });
  const rule = (manifests: readonly Manifest[]) => at(manifests.at(-1)?.object, 'spec', 'http', 0);
  const shares = (manifests: readonly Manifest[]) =>
    (at(rule(manifests), 'route') as readonly unknown[]).map((to) => [
      at(to, 'headers', 'response', 'add', 'app-version'),
      at(to, 'weight'),
    ]);

  it('leaves out versions with weight 0', async () => {
    expect(shares(await expandDirect(application('blue-green', 40, 0, 60)))).toEqual([
      ['web-0', 40],
      ['web-2', 60],
    ]);
  });

  it('goes to the first version where all weights are 0', async () => {
    expect(shares(await expandDirect(application('blue-green', 0, 0)))).toEqual([['web-0', 1]]);
  });

  it('copies the share of each mirror', async () => {
    const mirrors = at(
      rule(await expandDirect(application('mirror', 50, 30, 0, 250))),
      'mirrors',
    ) as readonly unknown[];
    expect(mirrors.map((mirror) => at(mirror, 'percentage', 'value'))).toEqual([30, 100]);
  });

  it('takes a weight from the annotation of the first resource, as the controller does', async () => {
    const annotated = { metadata: { annotations: { 'iter8.tools/weight': '90' } } };
    const versions = [version(50), { ...version(50), ...annotated }];
    const values = { environment: 'deployment-istio', application: { strategy: 'blue-green', versions } };
    expect(shares(await expandDirect(values))).toEqual([
      ['web-0', 50],
      ['web-1', 90],
    ]);
  });

  it('has the requested API version', async () => {
    const manifests = await expandDirect(application('blue-green', 1, 1), 'web', 'default', 'v1');
    expect(manifests.at(-1)?.identity).toEqual({
      apiVersion: 'networking.istio.io/v1',
      kind: 'VirtualService',
      namespace: 'default',
      name: 'web',
    });
  });
});
