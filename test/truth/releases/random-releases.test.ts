import { afterAll, it } from 'vitest';
import { compileRelease } from '../../../src/compile/compile-release.ts';
import { arbitraryRoutedValues } from '../../arbitrary-values.ts';
import { startOracle } from '../../e2e/cluster/oracle.ts';
import { fc, runs } from '../../fast-check.ts';
import { library } from '../../library.ts';
import { startFigures } from './figures.ts';
import { judgeRoutes } from './judge-routes.ts';

const oracle = await startOracle('pilot');
const figures = startFigures();
afterAll(async () => {
  await oracle.stop();
  figures.print(`Random releases against Istio, seed ${fc.readConfigureGlobal().seed}:`);
});

const [name, namespace] = ['demo', 'prod'];
const trials = fc.record({
  values: arbitraryRoutedValues,
  apiVersions: fc.constantFrom('v1beta1' as const, 'v1' as const),
  available: fc.array(fc.boolean(), { minLength: 10, maxLength: 10 }),
});

it('random releases hold in Istio, with all versions available and with some', async () => {
  await fc.assert(
    fc.asyncProperty(trials, async ({ values, apiVersions, available }) => {
      const text = JSON.stringify(values);
      const compiled = await compileRelease(
        {
          inputs: [{ kind: 'file', name: 'values.yaml', bytes: new TextEncoder().encode(text) }],
          name,
          namespace,
          allowUnknown: true,
          strict: false,
          apiVersions,
        },
        { library, known: { name, namespace, begin: { kind: 'file', file: 'values.yaml', line: 1, column: 1 } } },
      );
      figures.count(compiled.kind === 'valid' ? 'releases' : 'releases that validate refuses');
      if (compiled.kind === 'invalid') return;
      // Istio cannot read the routes with these.
      if (compiled.diagnostics.some(({ code }) => code === 'unportable-expression')) return;
      const { release, pack } = compiled;
      // Istio refuses hosts in a namespace of digits alone.
      if (/^\d+$/.test(release.application.namespace)) return;
      const all = release.versions.map(() => true);
      for (const set of [all, all.map((_, index) => available[index] === true)]) {
        const wrong = await judgeRoutes(oracle, { release, pack, values }, set, figures);
        if (wrong.length > 0) throw new Error(report(text, apiVersions, set, wrong));
      }
    }),
    { numRuns: runs(1000) },
  );
});

/** A failure, with the command that shows the route. */
function report(text: string, apiVersions: string, available: readonly boolean[], wrong: readonly string[]): string {
  const indexes = available.flatMap((is, index) => (is ? [index] : []));
  const which = indexes.length === 0 ? '--unavailable 0-9' : `--available ${indexes.join(',')}`;
  const options = `${name} -n ${namespace} --allow-unknown --api-versions ${apiVersions} ${which} -o yaml -f -`;
  return [...wrong, 'To see the route:', `iter8-release routes ${options} <<'END'`, text, 'END'].join('\n');
}
