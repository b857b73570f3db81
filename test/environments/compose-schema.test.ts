import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { composeSchema } from '../../src/environments/compose-schema.ts';
import type { Environment } from '../../src/environments/environment.ts';
import { at } from '../at.ts';
import { repository } from '../cli/run-cli.ts';

const readJson = (path: string) => JSON.parse(readFileSync(join(repository, path), 'utf8'));

const environment: Environment = {
  name: 'nomad',
  aliases: ['wanderer'],
  title: '',
  description: 'On Nomad.',
  versionObjects: [
    {
      ...{ gvrShort: 'job', apiVersion: 'v1', kind: 'Job', template: 'job', annotations: {} },
      ...{ specification: 'jobSpecification', requires: ['image', 'port'] },
    },
  ],
  applicationObjects: [],
  namespaceObjects: [],
  destination: { object: 'job', host: '{name}', path: null, otherHosts: [], excludes: [], annotations: [] },
  keys: ['gateway', 'region', 'application.area', 'application.versions[].pool'],
  fields: ['tier'],
  settings: { host: { key: 'nomad.host', default: 'a' } },
  gateways: [],
  strategies: {
    none: { title: 'Nothing', weights: 'nobody', weightConfigs: false, match: null, route: null },
    rainbow: {
      ...{ title: 'Every colour', weights: 'nobody', weightConfigs: false, route: null },
      match: { key: 'colours', default: [] },
    },
  },
};
const fragment = {
  properties: { application: { required: ['port'], properties: { tier: { type: 'string' } } } },
};

describe('an environment that is added to schemas/values.schema.json', () => {
  const base = readJson('schemas/values.schema.json');
  const before = JSON.stringify(base);
  const composed = composeSchema(base, [{ environment, fragment }]);
  const accepts = new Ajv({ strict: false, logger: false }).compile(composed);
  const values = (application: object, more: object = {}) => ({ environment: 'nomad', application, ...more });
  const versions = [{ image: 'a', port: '1' }];

  it.each<[string, object, boolean]>([
    ['its strategies', values({ strategy: 'rainbow', port: 80, versions }), true],
    ['no others', values({ strategy: 'canary', port: 80, versions }), false],
    ['its alias', { environment: 'wanderer', application: { port: 80, versions } }, true],
    ['keys that it requires', values({ port: 80, versions: [{ image: 'a' }] }), false],
    ['what stands in for them', values({ port: 80, versions: [{ jobSpecification: { spec: {} } }] }), true],
    ['that it is a specification', values({ port: 80, versions: [{ jobSpecification: {} }] }), false],
    ['its fragment', values({ versions }), false],
    ['types in its fragment', values({ port: 80, tier: 1, versions }), false],
    ['fields of the application', values({ port: 80, tier: 'a', versions }), true],
    ['fields of versions', values({ port: 80, versions: [{ ...versions[0], tier: 1, colours: [], pool: 'a' }] }), true],
    ['settings and keys', values({ port: 80, area: 'a', versions }, { nomad: { host: 'b' }, region: 'c' }), true],
    ['no misspelt keys', values({ port: 80, versions: [{ ...versions[0], teir: 1 }] }), false],
    ["the user's keys", values({ port: 80, versions, 'x-note': 1 }), true],
    ['no other environment', { environment: 'nomat', application: { port: 80, versions } }, false],
  ])('%s', (_, data, accepted) => {
    expect(accepts(data)).toBe(accepted);
  });

  it('is described beside the others', () => {
    expect(at(composed, 'properties', 'environment', 'description')).toMatch(/\n- `nomad`: On Nomad\.$/);
    const strategy = at(composed, 'definitions', 'application', 'properties', 'strategy') as { enum: unknown[] };
    expect(strategy).toMatchObject({ description: expect.stringMatching(/\n- `rainbow`: Every colour$/) });
    expect(strategy.enum.slice(-2)).toEqual(['rainbow', null]);
    expect(new Set(strategy.enum).size).toBe(strategy.enum.length);
    expect(JSON.stringify(base)).toBe(before);
  });

  it.each([
    ['none', true],
    ['rainbow', false],
  ])('leaves the others as they are: the strategy %s of deployment', (strategy, accepted) => {
    expect(accepts({ environment: 'deployment', application: { strategy, versions: [{ image: 'a' }] } })).toBe(
      accepted,
    );
  });
});
