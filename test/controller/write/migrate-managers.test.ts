import { expect, it } from 'vitest';
import { changedRules, foreignManagers } from '../../../src/controller/write/foreign-changes.ts';
import { migrateManagers } from '../../../src/controller/write/migrate-managers.ts';
import type { DataMap } from '../../../src/values/data.ts';

const entry = (manager: string, fieldsV1: DataMap, more: DataMap = {}) => ({
  manager,
  operation: 'Apply',
  apiVersion: 'networking.istio.io/v1',
  fieldsV1,
  ...more,
});

const route = (managedFields: readonly DataMap[], spec: DataMap = {}): DataMap => ({
  apiVersion: 'networking.istio.io/v1',
  kind: 'VirtualService',
  metadata: { name: 'web', managedFields },
  spec,
});

it('makes the fields of earlier managers those of the controller, and leaves others alone', () => {
  const other = entry('kubectl', { 'f:metadata': { 'f:labels': { 'f:team': {} } } });
  const status = entry('iter8-controller', { 'f:status': {} }, { subresource: 'status' });
  const migrated = migrateManagers(
    route([
      entry('iter8-controller', { 'f:spec': { 'f:http': {}, 'f:hosts': {} } }, { operation: 'Update' }),
      other,
      status,
      entry('iter8-release-controller', { 'f:spec': { 'f:gateways': {} } }),
    ]),
  );
  const fields = { 'f:spec': { 'f:gateways': {}, 'f:http': {}, 'f:hosts': {} } };
  expect(migrated).toEqual([other, status, entry('iter8-release-controller', fields)]);
});

it('changes nothing without earlier managers', () => {
  const entries = [entry('kubectl', { 'f:spec': {} })];
  expect(migrateManagers(route(entries))).toEqual(entries);
});

it('names the managers that changed the rules last', () => {
  const rules = { 'f:spec': { 'f:http': {} } };
  const entries = [
    entry('kubectl-edit', rules),
    entry('iter8-release-controller', rules),
    entry('flux', { 'f:spec': {} }),
  ];
  expect(foreignManagers(route(entries))).toEqual(['kubectl-edit']);
});

it('names what changes in the rules, at most five places', () => {
  const rule = (more: DataMap) => route([], { hosts: ['a'], http: [{ name: 'all', ...more }] });
  expect(changedRules(rule({ timeout: '5s' }), rule({ retries: { attempts: 2 } }))).toEqual([
    'spec.http[0].retries',
    'spec.http[0].timeout',
  ]);
  const many = Object.fromEntries(Array.from({ length: 8 }, (_, index) => [`key${index}`, index]));
  expect(changedRules(rule(many), rule({}))).toEqual([
    ...[0, 1, 2, 3, 4].map((index) => `spec.http[0].key${index}`),
    'and 3 more',
  ]);
});
