import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Oracle, startOracle } from '../e2e/cluster/oracle.ts';
import { fc } from '../fast-check.ts';
import { validateText } from '../validation/validate-text.ts';
import { arbitraryInferenceService } from './arbitrary-inference-service.ts';

/** What validate does not look at: models on several nodes, metrics of KEDA, and storage in variables of a container. */
const unchecked = /multinode|KEDA|metricSpec|type should be set|storage uri should not|both StorageURI and/i;

/** KServe takes sklearn for the model, and a model beside it is lost without a word. */
const stricter = /predictor has model and \w+; it takes one of them/;

let webhook: Oracle<'kserve'>;
beforeAll(async () => {
  webhook = await startOracle('kserve');
});
afterAll(() => webhook?.stop());

it("gives the verdict of KServe's webhook", async () => {
  const verdicts = { accepted: 0, refused: 0 };
  const property = fc.asyncProperty(arbitraryInferenceService, async (specification) => {
    const version = { inferenceServiceSpecification: specification };
    const values = JSON.stringify({ environment: 'kserve', application: { versions: [version] } });
    const { diagnostics } = await validateText(values);
    const errors = diagnostics.filter(({ severity }) => severity === 'error').map(({ message }) => message);
    const { error } = await webhook.ask({ ...specification, metadata: { name: 'demo-0', ...specification.metadata } });
    if (error !== undefined && unchecked.test(error)) return;
    const surprising = errors.filter((message) => !stricter.test(message));
    if (error === undefined) expect(surprising).toEqual([]);
    else expect(errors, error).not.toEqual([]);
    verdicts[error === undefined ? 'accepted' : 'refused'] += 1;
  });
  await fc.assert(property, { numRuns: 1000 });
  expect(verdicts.accepted).toBeGreaterThan(20);
  expect(verdicts.refused).toBeGreaterThan(200);
});
