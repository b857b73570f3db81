import { at, type Field, type MapField, readMap, readText } from '../field.ts';
import type { EntryProblem } from '../mesh.ts';

/** Istio accepts no longer regular expression, in bytes. */
const mostBytes = 1024;

/**
 * Finds what Istio's webhook rejects in a comparison of texts. The expressions themselves are checked elsewhere.
 * Source: validateStringMatch of istio.io/istio/pkg/config/validation
 *
 * @param allows what this comparison may be besides: a path may have an empty prefix, and an absent header the
 *   expression `*`
 */
export function checkStringMatch(field: Field, allows: 'empty-prefix' | 'star' | null = null): readonly EntryProblem[] {
  const map = readMap(field);
  if (map === undefined) return [];
  const prefix = at(map, 'prefix');
  if (readText(prefix) === '' && allows !== 'empty-prefix' && readText(at(map, 'exact')) === undefined) {
    return [
      {
        path: prefix.path,
        message: 'must not be empty',
        hint: 'write at least one character, or remove the condition',
      },
    ];
  }
  return checkExpression(map, allows === 'star');
}

function checkExpression(map: MapField, mayBeStar: boolean): readonly EntryProblem[] {
  const regex = at(map, 'regex');
  const text = readText(regex);
  if (text === '') return [{ path: regex.path, message: 'must not be empty', hint: 'write .* to match every text' }];
  if (text === '*') {
    if (mayBeStar) return [];
    return [
      { path: regex.path, message: 'is not a valid regular expression: "*"', hint: 'write .* to match every text' },
    ];
  }
  return checkExpressionField(regex);
}

/** Finds a regular expression that is too long for Istio, or that its proxies do not accept. */
export function checkExpressionField(field: Field): readonly EntryProblem[] {
  const text = readText(field);
  if (text === undefined) return [];
  const tooLong = checkLength(field, text);
  const fault = tooLong.length > 0 ? undefined : field.reading.faultOfExpression(text, field.path);
  if (fault === undefined) return tooLong;
  const message = `is not a regular expression that the proxies accept: ${fault}`;
  return [{ path: field.path, message, hint: 'write an expression in the syntax of RE2' }];
}

function checkLength(field: Field, text: string): readonly EntryProblem[] {
  const bytes = new TextEncoder().encode(text).length;
  if (bytes <= mostBytes) return [];
  return [
    {
      path: field.path,
      message: `has ${bytes} bytes; Istio accepts at most ${mostBytes}`,
      hint: 'write a shorter expression',
    },
  ];
}
