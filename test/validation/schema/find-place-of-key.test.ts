import { describe, expect, test } from 'vitest';
import kubernetes from '../../../schemas/kubernetes/deployment-specification.schema.json' with { type: 'json' };
import type { Path } from '../../../src/diagnostics/diagnostic.ts';
import { schema as values } from '../../../src/generated/validators/values.schema.js';
import { findPlaceOfKey } from '../../../src/validation/schema/find-place-of-key.ts';
import type { JsonSchema } from '../../../src/validation/schema/json-schema.ts';

const version = ['application', 'versions', 0];
const pod = ['spec', 'template', 'spec'];

describe('findPlaceOfKey', () => {
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
    // Of `match` and `matches`.
    ['headers', version, undefined],
    ['uri', version, [...version, 'match', '[]']],
    ['nonsense', version, undefined],
    ['constructor', version, undefined],
  ])('%s under %j', (key, path, place) => {
    expect(findPlaceOfKey(values, path, key)).toEqual(place);
  });

  test('does not look under a key that is not offered', () => {
    const offers = (path: Path) => !path.includes('matches');
    expect(findPlaceOfKey(values, version, 'headers', offers)).toEqual([...version, 'match', '[]']);
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
