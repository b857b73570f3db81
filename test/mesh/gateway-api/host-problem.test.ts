import { expect, it } from 'vitest';
import { gatewayApi } from '../../../src/mesh/gateway-api/gateway-api.ts';

it.each([
  ['10.0.0.1', false],
  ['255.255.255.255', false],
  ['a.test', true],
  ['1.test', true],
  ['1.2', true],
  ['1.2.3.4.5', true],
  ['a1.2.3.4', true],
  ['1.2.3.4a', true],
])('an HTTPRoute takes the host %s: %s', (host, isRight) => {
  expect(gatewayApi.hostProblem(host) === undefined).toBe(isRight);
});
