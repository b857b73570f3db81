import { describe, expect, test } from 'vitest';
import {
  breaksRule,
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

describe('names', () => {
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
    expect(rules.map(([, rule]) => breaksRule(name, rule) ?? '')).toEqual(expected);
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
  ])('%j is repaired', (name, rule, repaired) => {
    expect(repairName(name, rule)).toBe(repaired);
  });
});
