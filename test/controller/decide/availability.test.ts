import { expect, it } from 'vitest';
import { availabilityOf } from '../../../src/controller/decide/availability.ts';
import { observeObject } from '../../../src/controller/observed/observed-object.ts';
import type { DataMap } from '../../../src/values/data.ts';

const required = [{ name: 'Available', status: 'True' }];

function because(object: DataMap | undefined): string | null {
  const observed = object && observeObject(object, 'default', ['Available']);
  const availability = availabilityOf(observed, required);
  return availability.kind === 'available' ? null : `${availability.kind}: ${availability.because}`;
}

const available = { type: 'Available', status: 'True' };

it.each<[string, DataMap | undefined, string | null]>([
  [
    'an object that does not exist',
    undefined,
    'unavailable: it does not exist, or lacks the label iter8.tools/watch: "true"',
  ],
  ['a condition that is met', { status: { conditions: [available] } }, null],
  ['another case', { status: { conditions: [{ type: 'available', status: 'true' }] } }, null],
  ['no condition', { status: {} }, 'unavailable: it has no condition Available yet'],
  [
    'another condition',
    { status: { conditions: [{ type: 'Progressing', status: 'True' }] } },
    'unavailable: it has no condition Available yet',
  ],
  [
    'a condition that is not met',
    { status: { conditions: [{ type: 'Available', status: 'False' }] } },
    'unavailable: its condition Available is False, not True',
  ],
  [
    'a status of an earlier generation',
    { metadata: { generation: 3 }, status: { observedGeneration: 2, conditions: [available] } },
    'outdated: its condition Available is about an earlier generation',
  ],
  [
    'a condition of an earlier generation',
    {
      metadata: { generation: 3 },
      status: { observedGeneration: 3, conditions: [{ ...available, observedGeneration: 2 }] },
    },
    'outdated: its condition Available is about an earlier generation',
  ],
  [
    'a status of an earlier generation that did not meet it',
    {
      metadata: { generation: 3 },
      status: { observedGeneration: 2, conditions: [{ type: 'Available', status: 'False' }] },
    },
    'unavailable: its condition Available is False, not True',
  ],
  [
    'a status of this generation',
    { metadata: { generation: 3 }, status: { observedGeneration: 3, conditions: [available] } },
    null,
  ],
  [
    'an object that is being deleted',
    { metadata: { deletionTimestamp: '2026-01-01T00:00:00Z' }, status: { conditions: [available] } },
    'unavailable: it is being deleted',
  ],
  ['0 replicas', { spec: { replicas: 0 }, status: { conditions: [available] } }, 'unavailable: it has 0 replicas'],
])('%s', (_, object, expected) => {
  expect(because(object)).toBe(expected);
});
