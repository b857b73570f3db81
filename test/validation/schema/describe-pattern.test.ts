import { describe, expect, test } from 'vitest';
import deployment from '../../../schemas/kubernetes/deployment-specification.schema.json' with { type: 'json' };
import service from '../../../schemas/kubernetes/service-specification.schema.json' with { type: 'json' };
import { describePattern } from '../../../src/validation/schema/describe-pattern.ts';

/** The patterns that a schema uses. */
function patternsOf(node: unknown): readonly string[] {
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([key, value]) =>
    key === 'pattern' && typeof value === 'string' ? [value] : patternsOf(value),
  );
}

describe('describePattern', () => {
  test.each([...new Set([...patternsOf(deployment), ...patternsOf(service)])])('describes %s', (pattern) => {
    expect(describePattern(pattern)).toBeDefined();
  });

  test('does not describe an unknown pattern', () => {
    expect(describePattern('constructor')).toBeUndefined();
  });
});
