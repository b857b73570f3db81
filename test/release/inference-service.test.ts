import { describe, expect, it } from 'vitest';
import { validateText } from '../validation/validate-text.ts';

async function versionOf(environment: string, spec: object) {
  const version = { inferenceServiceSpecification: { spec } };
  const values = { environment, application: { strategy: 'blue-green', versions: [version] } };
  const { release, diagnostics } = await validateText(JSON.stringify(values));
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  const [first] = release?.versions ?? [];
  if (first === undefined) throw new Error('no version');
  return first;
}

const model = { modelFormat: { name: 'sklearn' }, storageUri: 'gs://a' };
const transformer = { containers: [{ name: 't', image: 't:1' }] };

/** PredictorServiceName and TransformerServiceName in pkg/constants/constants.go of KServe, and the same of 0.10. */
describe('the host that gets the requests for an InferenceService', () => {
  it.each([
    ['kserve', { predictor: { model } }, 'demo-0-predictor'],
    ['kserve', { predictor: { model }, transformer }, 'demo-0-transformer'],
    ['kserve', { predictor: { model }, transformer: null }, 'demo-0-predictor'],
    ['kserve', { predictor: { model, name: 'next' } }, 'demo-0-next-predictor'],
    ['kserve', { predictor: { model, name: 'next' }, transformer }, 'demo-0-transformer'],
    ['kserve', { predictor: { model }, explainer: { art: { type: 'a' } } }, 'demo-0-predictor'],
    ['kserve-0.10', { predictor: { model } }, 'demo-0-predictor-default'],
    ['kserve-0.10', { predictor: { model }, transformer }, 'demo-0-transformer-default'],
  ])('%s %j: %s', async (environment, spec, host) => {
    const { destination } = await versionOf(environment, spec);
    expect(destination.host).toBe(`${host}.default.svc.cluster.local`);
    expect(destination.shadowHost).toBe(`${host}.default.svc.cluster.local-shadow`);
    expect(destination.name).toBe('demo-0');
  });
});

it('leaves out fields that are null, which the API server refuses in a custom resource', async () => {
  const spec = { predictor: { minReplicas: null, model: { ...model, runtime: null, args: ['a'] } }, transformer: null };
  const { objects } = await versionOf('kserve', spec);
  expect(objects[0]?.specification).toEqual({ predictor: { model: { ...model, args: ['a'] } } });
});
