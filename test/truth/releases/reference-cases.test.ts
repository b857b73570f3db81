import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { compileRelease } from '../../../src/compile/compile-release.ts';
import { availabilitySets } from '../../../src/routing/make-routes.ts';
import { startOracle } from '../../e2e/cluster/oracle.ts';
import { referenceCases, valuesOf } from '../../reference-cases.ts';
import { startFigures } from './figures.ts';
import { judgeRoutes } from './judge-routes.ts';

const oracle = await startOracle('pilot');
const figures = startFigures();
afterAll(async () => {
  await oracle.stop();
  figures.print('Reference cases against Istio:');
});

const cases = referenceCases().filter(({ error }) => error === undefined);

describe.each(['v1beta1', 'v1'] as const)(
  'with %s, the routes of every set of available versions hold in Istio',
  (apiVersions) => {
    it.each(cases)('$name', async (reference) => {
      const { file, release: name, namespace } = reference;
      const inputs = [{ kind: 'file', name: file, bytes: readFileSync(file) }] as const;
      const compiled = await compileRelease({
        inputs,
        name,
        namespace,
        allowUnknown: true,
        strict: false,
        apiVersions,
      });
      if (compiled.kind === 'invalid') throw new Error(compiled.diagnostics.map(({ message }) => message).join('; '));
      const { release, pack } = compiled;
      if (release.routemap.route === null) return;
      figures.count('releases');
      const trial = { release, pack, values: valuesOf(reference) };
      for (const available of availabilitySets(release.versions.length)) {
        const wrong = await judgeRoutes(oracle, trial, available, figures);
        expect({ available, wrong }).toEqual({ available, wrong: [] });
      }
    });
  },
);
