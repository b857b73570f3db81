import { describe, expect, test } from 'vitest';
import {
  findKeyProblem,
  findLabelValueProblem,
  findNameProblem,
  labelName,
  type NameRule,
  repairName,
  serviceName,
  subdomainName,
} from '../../../src/validation/checks/name-rules.ts';

const rules: readonly (readonly [string, NameRule])[] = [
  ['service', serviceName],
  ['label', labelName],
  ['subdomain', subdomainName],
];

describe('findNameProblem', () => {
  test.each([
    ['web', '', '', ''],
    ['web-2', '', '', ''],
    ['a', '', '', ''],
    ['2nd', 'form', '', ''],
    ['web.example', 'form', 'form', ''],
    ['Web', 'form', 'form', 'form'],
    ['web_1', 'form', 'form', 'form'],
    ['-web', 'form', 'form', 'form'],
    ['web-', 'form', 'form', 'form'],
    ['web..x', 'form', 'form', 'form'],
    ['web.-x', 'form', 'form', 'form'],
    ['', 'form', 'form', 'form'],
    ['web\n', 'form', 'form', 'form'],
    ['wéb', 'form', 'form', 'form'],
    ['a'.repeat(63), '', '', ''],
    ['a'.repeat(64), 'length', 'length', ''],
    ['a'.repeat(254), 'length', 'length', 'length'],
  ])('%j', (name, ...expected) => {
    expect(rules.map(([, rule]) => findNameProblem(name, rule) ?? '')).toEqual(expected);
  });

  test.each([
    ['My_App', serviceName, 'my-app'],
    ['2nd', serviceName, 'v2nd'],
    ['2nd', labelName, 'v2nd'],
    ['web.v3', serviceName, 'web-v3'],
    ['Web.v3', subdomainName, 'web.v3'],
    ['web-', labelName, 'web'],
    ['---', labelName, undefined],
    ['a'.repeat(64), serviceName, undefined],
  ])('repairName repairs %j', (name, rule, repaired) => {
    expect(repairName(name, rule)).toBe(repaired);
  });
});

describe('findKeyProblem', () => {
  test.each(['a', 'app', 'App_1.x-y', 'app.kubernetes.io/version', 'a/B', 'x'.repeat(63), `${'a'.repeat(253)}/x`])(
    'accepts %s',
    (key) => {
      expect(findKeyProblem(key)).toBeUndefined();
    },
  );

  test.each([
    ['', 'empty'],
    ['a/', 'empty'],
    ['/a', 'domain name'],
    ['a/b/c', 'at most one "/"'],
    ['Example.com/a', 'domain name'],
    [`${'a'.repeat(254)}/x`, 'domain name'],
    ['-a', 'begin and end'],
    ['a-', 'begin and end'],
    ['two words', 'begin and end'],
    ['ü', 'begin and end'],
    ['a\n', 'begin and end'],
    ['x'.repeat(64), '64 characters'],
  ])('refuses %j', (key, reason) => {
    expect(findKeyProblem(key)).toContain(reason);
  });
});

describe('findLabelValueProblem', () => {
  test.each(['', 'v1', '1.10', 'A_b.c-d', 'x'.repeat(63)])('accepts %j', (value) => {
    expect(findLabelValueProblem(value)).toBeUndefined();
  });

  test.each(['-', 'a b', 'http://x', 'v1\n', '.', 'x'.repeat(64)])('refuses %j', (value) => {
    expect(findLabelValueProblem(value)).toBeDefined();
  });
});
