import { RE2JS } from 're2js';
import { expect, it } from 'vitest';
import { findExpressionProblem } from '../../../src/validation/checks/find-expression-problem.ts';
import { fc } from '../../fast-check.ts';
import { withinCpuSeconds } from '../../within-cpu-seconds.ts';

it.each([
  'x{1000}{1000}',
  '(x{1000}){1000}',
  '(?:x{100}y{2}){11}',
  '((a|b{10})+c{2}){101}',
  'x{1001}',
  '([)]{2}){501}',
  '(\\){2}){501}',
  '(\\Q)\\E{2}){501}',
  `${'a{1000}b{1000}'.repeat(40)}(`,
])('refuses %s', (text) => {
  expect(findExpressionProblem(text)).toBeDefined();
});

it.each([
  '(x{1000}){1}',
  '(x{1000})*',
  '(x{10}){100}',
  '(x{1000}){0}',
  'x{1000}y{1000}',
  '[{1001}]',
  '\\{1001}',
  '\\Q{1001}\\E',
])('accepts %s', (text) => {
  expect(findExpressionProblem(text)).toBeUndefined();
});

it('takes little time for high counts', () => {
  withinCpuSeconds(2, () => {
    expect(findExpressionProblem('(?:abcdefghij{1000}){1}'.repeat(40))).toBeUndefined();
  });
});

it('judges as RE2 does', () => {
  const part = fc.constantFrom(
    'a',
    '(',
    ')',
    '[',
    ']',
    '{2}',
    '{30}',
    '{0}',
    '{,3}',
    '{2,}',
    '{9,20}',
    '*',
    '?',
    '|',
    '\\',
    '^',
    '(?:',
  );
  fc.assert(
    fc.property(fc.array(part, { maxLength: 8 }), (parts) => {
      const text = parts.join('');
      expect(findExpressionProblem(text) === undefined, text).toBe(isAccepted(text));
    }),
    { numRuns: 500 },
  );
});

function isAccepted(text: string): boolean {
  try {
    RE2JS.compile(text);
    return true;
  } catch {
    return false;
  }
}
