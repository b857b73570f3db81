import { expect, it } from 'vitest';
import { adoptSpecifications } from '../../../src/adoption/adopt-specifications.ts';
import { builtInEnvironments } from '../../../src/generated/built-in-environments.ts';
import { explainAdoptionProblem } from '../../../src/validation/adoption/explain-adoption-problem.ts';
import { loadValues } from '../../../src/values/load-values.ts';

it('a kind that the environment has no taking rules for', async () => {
  const text = 'application: { versions: [{ from: { kind: Deployment, name: web } }] }';
  const loaded = loadValues([{ kind: 'file', name: 'values.yaml', bytes: new TextEncoder().encode(text) }]);
  const environment = (await builtInEnvironments.deployment?.())?.pack.environment;
  if (!loaded.ok || environment === undefined) throw new Error('there are no values or no environment');
  const versionObjects = environment.versionObjects.map(({ taking: _, ...kind }) => kind);
  const { problems } = adoptSpecifications({
    values: loaded.values,
    environment: { ...environment, versionObjects },
    resources: [],
    identity: { name: 'web', namespace: 'default' },
  });
  expect(problems.map(explainAdoptionProblem)).toMatchObject([
    {
      message: 'this environment cannot adopt a Deployment',
      hint: 'add taking to its environment.yaml, or write the specification here',
      at: { path: ['application', 'versions', 0, 'from', 'kind'], part: 'value' },
    },
  ]);
});
