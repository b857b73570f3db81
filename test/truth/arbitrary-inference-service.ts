import { fc } from '../fast-check.ts';

const frameworks = ['model', 'sklearn', 'huggingface', 'triton'];
const count = fc.integer({ min: 0, max: 4 });
const uri = fc.constantFrom('gs://a/b', 'pvc://a/b', 's3://a');
const mountPath = fc.constantFrom('/mnt/models', '/mnt/a', '/', '/a/../b', '/a..b');

function some<Fields extends Record<string, fc.Arbitrary<unknown>>>(fields: Fields) {
  return fc.record(fields, { requiredKeys: [] });
}

const metric = fc.oneof(
  fc.record({
    type: fc.constant('Resource'),
    resource: fc.record({ name: fc.constantFrom('cpu', 'memory'), target: fc.constant({ type: 'Utilization' }) }),
  }),
  fc.record({ type: fc.constantFrom('Resource', 'External') }),
);

/** What every component can have. */
const extensions = {
  minReplicas: count,
  maxReplicas: count,
  containerConcurrency: count,
  scaleMetric: fc.constantFrom('cpu', 'memory', 'concurrency', 'rps'),
  scaleTarget: fc.integer({ min: -1, max: 120 }),
  deploymentStrategy: fc.constant({ type: 'Recreate' }),
  autoScaling: fc.record({ metrics: fc.array(metric, { maxLength: 1 }) }),
  logger: fc
    .tuple(
      some({ mode: fc.constantFrom('all', 'request') }),
      some({ storage: fc.constantFrom({ key: 'a' }, storage()) }),
    )
    .map(([mode, rest]) => ({ ...mode, ...rest })),
  storageUris: fc.array(fc.record({ uri, mountPath }), { minLength: 1, maxLength: 2 }),
};

function storage() {
  return { key: 'a', path: 'b', parameters: { type: 's3' } };
}

const environment = fc.constantFrom(
  [{ name: 'A', value: 'b' }],
  [{ name: 'PYTHONPATH', value: '/a' }],
  [{ name: 'STORAGE_URI', value: 'gs://a' }],
);

function containers(...names: readonly string[]) {
  const container = fc.record({ image: fc.constant('a:1'), env: environment }, { requiredKeys: ['image'] });
  return fc
    .uniqueArray(fc.constantFrom(...names), { minLength: 1, maxLength: 2 })
    .chain((chosen) => fc.tuple(...chosen.map((name) => container.map((rest) => ({ name, ...rest })))));
}

const server = some({ storageUri: uri, env: environment, protocolVersion: fc.constantFrom('v1', 'v2') });
const modelServer = server.map((fields) => ({ modelFormat: { name: 'sklearn' }, ...fields }));

/** Mostly one framework, and few of the other fields, so that some specs are right. */
const predictor = fc
  .tuple(
    fc.oneof(
      { weight: 5, arbitrary: fc.constantFrom(...frameworks).map((name) => [name]) },
      { weight: 1, arbitrary: fc.subarray(frameworks, { maxLength: 2 }) },
    ),
    modelServer,
    server,
    few({
      ...extensions,
      containers: containers('kserve-container', 'sidecar', 'transformer-container'),
      workerSpec: some({ pipelineParallelSize: count, containers: containers('worker-container', 'other') }),
    }),
  )
  .map(([chosen, model, other, rest]) => ({
    ...Object.fromEntries(chosen.map((name) => [name, name === 'model' ? model : other])),
    ...rest,
  }));

function few<Fields extends Record<string, fc.Arbitrary<unknown>>>(fields: Fields) {
  return fc
    .subarray(Object.keys(fields), { maxLength: 3 })
    .chain((keys) => fc.record(Object.fromEntries(keys.map((key) => [key, fields[key] ?? fc.constant(null)]))));
}

const transformer = few({ ...extensions, containers: containers('t', 'kserve-container') });
const explainer = few({
  ...extensions,
  art: fc.constant({ type: 'SquareAttack' }),
  containers: containers('e'),
});

const annotations = some({
  'serving.kserve.io/deploymentMode': fc.constantFrom('Standard', 'RawDeployment', 'Knative', 'Serverless'),
  'serving.kserve.io/autoscalerClass': fc.constantFrom('hpa', 'keda', 'none', 'other'),
  'autoscaling.knative.dev/class': fc.constantFrom('hpa.autoscaling.knative.dev', 'kpa.autoscaling.knative.dev'),
});

/** Specifications that the CRD of KServe accepts, and its webhook often does not. */
export const arbitraryInferenceService = fc
  .tuple(annotations, predictor, fc.option(transformer, { freq: 3 }), fc.option(explainer, { freq: 5 }))
  .map(([chosen, main, before, beside]) => ({
    metadata: { annotations: chosen },
    spec: {
      predictor: main,
      ...(before === null ? {} : { transformer: before }),
      ...(beside === null ? {} : { explainer: beside }),
    },
  }));
