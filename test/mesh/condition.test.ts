import { describe, expect, it } from 'vitest';
import { type Comparison, type Condition, isMetByAll, isPresence } from '../../src/mesh/condition.ts';
import { implies } from '../../src/mesh/implies.ts';

const condition = (kind: string, comparison: object, negated = false) =>
  ({ subject: { kind, name: 'a' }, comparison, negated, path: [] }) as unknown as Condition;
const text = (kind: string, text: string, ignoreCase = false) => ({ kind, text, ignoreCase });
const oneOf = (...texts: readonly string[]) => ({ kind: 'one-of', texts });
const present = { kind: 'present' };

describe('whether every request meets a condition', () => {
  it.each([
    ['method', present, true],
    ['path', text('prefix', ''), true],
    ['path', text('prefix', '/'), true],
    ['path', text('elements', '/'), true],
    ['path', text('elements', ''), true],
    ['path', text('elements', '/a'), false],
    ['path', text('regex', '^(.+)$'), true],
    ['path', text('regex', '/.*'), true],
    ['path', text('regex', '[^/]*/.*'), true],
    ['method', text('regex', '/.*'), false],
    ['authority', text('regex', '(.*)'), true],
    ['scheme', text('prefix', '/'), false],
    ['path', text('exact', '/'), false],
    ['header', present, false],
    ['header', text('prefix', ''), false],
  ])('%s %j: %s', (kind, comparison, expected) => {
    expect(isMetByAll(condition(kind, comparison))).toBe(expected);
    expect(isMetByAll(condition(kind, comparison, true))).toBe(false);
  });

  it.each([
    [present, true],
    [text('regex', '^.*$'), true],
    [text('regex', '.*'), true],
    [text('regex', '.+'), false],
    [text('prefix', ''), true],
    [text('prefix', 'a'), false],
    [text('exact', ''), false],
  ])('%j asks only for the header to be there: %s', (comparison, expected) => {
    expect(isPresence(comparison as Comparison)).toBe(expected);
  });
});

describe('whether a narrow comparison of a header meets a wide one', () => {
  it.each([
    [text('exact', 'ab'), text('prefix', 'a'), true],
    [text('prefix', 'ab'), text('prefix', 'a'), true],
    [text('prefix', 'a'), text('prefix', 'ab'), false],
    [text('exact', 'AB'), text('prefix', 'a'), false],
    [text('exact', 'AB'), text('prefix', 'a', true), true],
    [text('exact', 'ab', true), text('prefix', 'a'), false],
    [text('regex', 'ab.*'), text('prefix', 'a'), true],
    [text('regex', 'ba'), text('prefix', 'a'), false],
    [text('elements', '/a/'), text('prefix', '/a'), true],
    [text('elements', '/a/'), text('prefix', '/a/'), false],
    [text('elements', '/b'), text('prefix', '/a'), false],
    [present, text('prefix', 'a'), false],
    [oneOf('a'), text('prefix', 'a'), false],
    [oneOf('a'), oneOf('a', 'b'), true],
    [oneOf('a', 'c'), oneOf('a', 'b'), false],
    [text('exact', 'a'), oneOf('a', 'b'), false],
    [text('exact', 'a'), present, true],
    [text('exact', 'a'), text('exact', 'a'), true],
    [text('exact', 'a'), text('exact', 'b'), false],
    [text('prefix', 'a'), text('exact', 'a'), false],
    [text('regex', 'a'), text('regex', 'a'), true],
    [text('regex', 'a'), text('regex', 'b'), false],
    [text('exact', '/a/b'), text('elements', '/a'), true],
    [text('exact', '/a'), text('elements', '/a/'), true],
    [text('exact', '/ab'), text('elements', '/a'), false],
    [text('prefix', '/a'), text('elements', '/a'), false],
    [text('prefix', '/a/'), text('elements', '/a'), true],
    [text('prefix', '/a/', true), text('elements', '/a'), false],
    [text('elements', '/a/b'), text('elements', '/a'), true],
    [text('elements', '/ab'), text('elements', '/a'), false],
    [text('regex', '/a/.*'), text('elements', '/a'), true],
    [text('regex', '/a.*'), text('elements', '/a'), false],
    [present, text('elements', '/a'), false],
  ])('%j %j: %s', (narrow, wide, expected) => {
    expect(implies([condition('header', narrow)], [condition('header', wide)])).toBe(expected);
  });
});
