import { describe, expect, it } from 'vitest';
import { defaultResourceTypes } from '../../../src/controller/configuration/resource-type.ts';
import { decideFromObjects } from '../../../src/controller/once/decide-from-objects.ts';
import { availabilitySets } from '../../../src/routing/make-routes.ts';
import type { DataMap } from '../../../src/values/data.ts';
import { at } from '../../at.ts';
import { runCli } from '../../cli/run-cli.ts';
import { type ReferenceCase, type ReferenceRoutemap, referenceCases } from '../../reference-cases.ts';
import { expectedRoute } from '../../routing/expected-route.ts';
import { normalizeRoute } from '../../routing/normalize-route.ts';

const cases = referenceCases().filter(({ error, routemap }) => error === undefined && routemap !== null);

/** The versions of a routemap by the Deployments and InferenceServices that are theirs. */
type Versions = ReferenceRoutemap['versions'];

const options = { types: defaultResourceTypes, settle: 2000, templates: { namespaces: 'own', cpu: null } } as const;

async function objectsOf({ file, release, namespace }: ReferenceCase): Promise<readonly DataMap[]> {
  const argv = ['render', release, '-n', namespace, '-f', file, '--allow-unknown', '-o', 'json'];
  const { exitCode, stdout, stderr } = await runCli(argv);
  expect(exitCode, stderr).toBe(0);
  return (JSON.parse(stdout) as { items: readonly DataMap[] }).items;
}

/** The objects as they are while these versions are ready; the others are there, but not ready. */
function withStatus(
  objects: readonly DataMap[],
  versions: Versions,
  available: readonly boolean[],
): readonly DataMap[] {
  const ready = new Set(
    versions.flatMap(({ resources }, index) =>
      available[index] ? resources.map((resource) => (resource as { readonly name: string }).name) : [],
    ),
  );
  return objects.flatMap((object) => {
    const { kind, metadata } = object;
    const name = String((metadata as DataMap).name);
    const status = ready.has(name) ? 'True' : 'False';
    const type = { Deployment: 'Available', InferenceService: 'Ready' }[String(kind)];
    if (type !== undefined) return [{ ...object, status: { conditions: [{ type, status }] } }];
    const isOfVersion = versions.some(({ resources }) =>
      resources.some((resource) => (resource as { readonly name: string }).name === name),
    );
    // Kinds without conditions are available as soon as they exist.
    return isOfVersion && !ready.has(name) ? [] : [object];
  });
}

describe('the controller makes the routes of the reference of objects that come, go and become ready', () => {
  it.each(cases)('$name', async (reference) => {
    const objects = await objectsOf(reference);
    const versions = reference.routemap?.versions ?? [];
    for (const available of availabilitySets(versions.length)) {
      const shown = withStatus(objects, versions, available);
      const version = String(at(reference.routemap, 'metadata', 'labels', 'iter8.tools/version'));
      const responsibility = { versions: [version], namespace: null };
      const [decided] = decideFromObjects(shown, reference.namespace, responsibility, options);
      const { decision } = decided as NonNullable<typeof decided>;
      expect(decision.problems).toEqual([]);
      expect(decision.versions.map((version) => version.available)).toEqual(available);
      const weights = decision.versions.map(({ weight }) => weight);
      expect(decision.routes.map(({ template }) => template)).toEqual(
        Object.keys(reference.routemap?.routingTemplates ?? {}),
      );
      for (const { template, object } of decision.routes) {
        expect(normalizeRoute(object)).toEqual(expectedRoute(reference, available, template, weights));
      }
    }
  });
});
