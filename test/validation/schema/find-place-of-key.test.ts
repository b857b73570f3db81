import { describe, expect, test } from 'vitest';
import kubernetes from '../../../schemas/kubernetes/deployment-specification.schema.json' with { type: 'json' };
import values from '../../../schemas/values.base.schema.json' with { type: 'json' };
import { findPlaceOfKey } from '../../../src/validation/schema/find-place-of-key.ts';
import type { JsonSchema } from '../../../src/validation/schema/json-schema.ts';

const version = ['application', 'versions', 0];
const pod = ['spec', 'template', 'spec'];

describe('a key in the wrong map', () => {
  test.each([
    ['versions', [], ['application']],
    ['port', [], ['application']],
    ['name', [], ['application', 'metadata']],
    ['image', [], ['application', 'versions', '[]']],
    ['host', [], ['service']],
    ['image', ['application'], ['application', 'versions', '[]']],
    ['environment', ['application'], []],
    ['weight', [...version, 'metadata'], version],
    ['strategy', version, ['application']],
    ['labels', version, [...version, 'metadata']],
    ['headers', version, [...version, 'match', '[]']],
    ['nonsense', version, undefined],
    ['constructor', version, undefined],
  ])('%s under %j', (key, path, place) => {
    expect(findPlaceOfKey(values as JsonSchema, path, key)).toEqual(place);
  });

  test.each([
    ['containers', ['spec'], pod],
    ['replicas', pod, ['spec']],
    ['containerPort', [...pod, 'containers', 0], [...pod, 'containers', 0, 'ports', '[]']],
    // Three probes have it.
    ['httpGet', [...pod, 'containers', 0], undefined],
  ])('%s under %j of a Deployment', (key, path, place) => {
    expect(findPlaceOfKey(kubernetes as unknown as JsonSchema, path, key)).toEqual(place);
  });
});
