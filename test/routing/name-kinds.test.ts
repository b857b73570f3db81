import { expect, it } from 'vitest';
import { nameKinds } from '../../src/routing/name-kinds.ts';

const ofCore = (kind: string) => ({ apiVersion: 'v1', kind });
const grpcRoute = { apiVersion: 'gateway.networking.k8s.io/v1', kind: 'GRPCRoute' };

it.each([
  [[], ''],
  [[ofCore('Service')], 'Service'],
  [[grpcRoute], 'GRPCRoute of gateway.networking.k8s.io'],
  [[ofCore('A'), ofCore('A'), grpcRoute], 'A and GRPCRoute of gateway.networking.k8s.io'],
  [[ofCore(''), { apiVersion: 'v1' }, { kind: 7 }, { kind: 'A' }], 'A'],
  [['A', 'B', 'C', 'D', 'E'].map(ofCore), 'A, B, C, D and E'],
  [['A', 'B', 'C', 'D', 'E', 'F'].map(ofCore), 'A, B, C, D and 2 other kinds'],
])('%j: %s', (objects, names) => {
  expect(nameKinds(objects)).toBe(names);
});
