import { afterAll, describe, expect, it } from 'vitest';
import { routemapOfRelease } from '../../../src/compile/routemap-of-release.ts';
import { writeJson } from '../../../src/manifests/write-json.ts';
import { availabilitySets, makeRoutes } from '../../../src/routing/make-routes.ts';
import type { DataMap } from '../../../src/values/data.ts';
import { arbitraryValues } from '../../arbitrary-values.ts';
import { fc } from '../../fast-check.ts';
import { hostileTexts } from '../../manifests/hostile-texts.ts';
import { releaseOf } from '../../reference-cases.ts';
import { startOracle } from '../cluster/oracle.ts';

const oracle = await startOracle('route');
afterAll(() => oracle.stop());

/** Of more versions the sets are too many. */
const mostForAllSets = 4;

/** Expects that Go makes of the routemap what we make of it, for every set of available versions. */
async function expectGosRoutes(values: DataMap): Promise<number> {
  const { release, pack } = await releaseOf(values, 'web', 'prod');
  const routemap = routemapOfRelease(release, pack);
  const { versions, templates } = routemap;
  const sets = versions.length > mostForAllSets ? [versions.map(() => true)] : availabilitySets(versions.length);
  const asked = sets.flatMap((set) => templates.map((template) => ({ set, template })));
  await Promise.all(
    asked.map(async ({ set, template }) => {
      const result = makeRoutes(routemap, set);
      if (!result.ok) throw new Error(result.diagnostics[0]?.message);
      const { weights, objects } = result.routes;
      const { object, error } = await oracle.ask({ template: template.text, weights: [...weights] });
      expect(error).toBeUndefined();
      expect(JSON.parse(writeJson(objects[template.name] ?? null))).toEqual(object);
    }),
  );
  return asked.length;
}

describe('the routes are those that Go makes of the same routemap', () => {
  it('for 500 releases of any environment and strategy', async () => {
    const releases = fc.sample(arbitraryValues, { seed: 7, numRuns: 500 });
    const counts = await Promise.all(releases.map(expectGosRoutes));
    expect(counts.reduce((sum, count) => sum + count, 0)).toBeGreaterThan(1000);
  });

  it.each(['canary', 'blue-green', 'mirror'])('for hostile texts in a release of %s', async (strategy) => {
    for (const text of hostileTexts) {
      const match = [{ headers: { [text]: { exact: text } }, uri: { regex: text } }];
      const versions = [{ image: 'a' }, { image: 'b', ...(strategy === 'canary' ? { match } : {}) }];
      const values = { environment: 'deployment-istio', gateway: text || 'g', application: { strategy, versions } };
      await expectGosRoutes(values as unknown as DataMap);
    }
  });
});
