import { expect, it } from 'vitest';
import { acceptedSpec } from '../../src/release/custom-spec.ts';

const spec = { a: null, b: { c: null, d: 1 }, e: [null, { f: null }] };
const custom = { b: { d: 1 }, e: [null, {}] };

it.each([
  ['v1', spec],
  ['apps/v1', spec],
  ['gateway.networking.k8s.io/v1', spec],
  ['serving.kserve.io/v1beta1', custom],
  ['k8s.io.example.com/v1', custom],
])('a spec of %s has the fields without a value that the API server takes', (apiVersion, accepted) => {
  expect(acceptedSpec(spec, apiVersion)).toEqual(accepted);
});
