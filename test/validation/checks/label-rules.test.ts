import { describe, expect, test } from 'vitest';
import { breaksKeyRule, breaksLabelValueRule } from '../../../src/validation/checks/label-rules.ts';

describe('keys of labels', () => {
  test.each(['a', 'app', 'App_1.x-y', 'app.kubernetes.io/version', 'a/B', 'x'.repeat(63), `${'a'.repeat(253)}/x`])(
    '%s is right',
    (key) => {
      expect(breaksKeyRule(key)).toBeUndefined();
    },
  );

  test.each([
    ['', 'empty'],
    ['a/', 'empty'],
    ['/a', 'domain name'],
    ['a/b/c', 'more than one'],
    ['Example.com/a', 'domain name'],
    [`${'a'.repeat(254)}/x`, 'domain name'],
    ['-a', 'both ends'],
    ['a-', 'both ends'],
    ['two words', 'both ends'],
    ['ü', 'both ends'],
    ['a\n', 'both ends'],
    ['x'.repeat(64), '64 characters'],
  ])('%j is wrong', (key, reason) => {
    expect(breaksKeyRule(key)).toContain(reason);
  });
});

describe('values of labels', () => {
  test.each(['', 'v1', '1.10', 'A_b.c-d', 'x'.repeat(63)])('%j is right', (value) => {
    expect(breaksLabelValueRule(value)).toBeUndefined();
  });

  test.each(['-', 'a b', 'http://x', 'v1\n', '.', 'x'.repeat(64)])('%j is wrong', (value) => {
    expect(breaksLabelValueRule(value)).toBeDefined();
  });
});
