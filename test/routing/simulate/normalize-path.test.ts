import { expect, it } from 'vitest';
import { normalizePath } from '../../../src/routing/simulate/normalize-path.ts';

it.each([
  ['/a/b', '/a/b'],
  ['/a//b', '/a//b'],
  ['/.a/b.', '/.a/b.'],
  ['/a/./b', '/a/b'],
  ['/a/../b', '/b'],
  ['/../a', '/a'],
  ['/a/b/..', '/a/'],
  ['/a/b/.', '/a/b/'],
  ['/a/..', '/'],
  ['/.', '/'],
  ['/a\\b\\..', '/a/'],
  ['/%41%7e%2d', '/A~-'],
  ['/%2E%2e/a', '/a'],
  ['/a%2Fb%20c%4', '/a%2Fb%20c%4'],
  ['/a/../b?c=/../d&e=%41', '/b?c=/../d&e=%41'],
  ['/a/..?..', '/?..'],
])('%s is compared as %s', (path, expected) => {
  expect(normalizePath(path)).toBe(expected);
});
