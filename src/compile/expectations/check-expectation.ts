import type { Path } from '../../diagnostics/diagnostic.ts';
import { type Finding, keyAt, valueAt } from '../../validation/finding.ts';
import { type DataMap, isGiven, mapAt } from '../../values/data.ts';

const answers = ['version', 'shares', 'none', 'status'];

/** What the schema cannot say of an expectation: that it expects something, and nothing twice. */
export function checkExpectation(entry: DataMap, path: Path): readonly Finding[] {
  const given = answers.filter((key) => isGiven(entry[key]));
  const [first = '', second] = given;
  if (second !== undefined) {
    return [
      {
        code: 'wrong-value',
        severity: 'error',
        path: [...path, second],
        message: `${first} and ${second} both say who answers`,
        hint: `keep one of ${given.join(' and ')}`,
        at: keyAt([...path, second]),
      },
    ];
  }
  if (given.length === 0 && !isGiven(entry.rule) && !isGiven(entry.mirrors)) {
    return [
      {
        code: 'missing-key',
        severity: 'error',
        path,
        message: 'this expects nothing of the request',
        hint: 'say version, shares, none or status, or rule or mirrors',
        at: valueAt(path),
      },
    ];
  }
  const shares = Object.values(mapAt(entry, 'shares') ?? {});
  if (shares.length === 0 || shares.some((share) => Number(share) > 0)) return [];
  return [
    {
      code: 'wrong-value',
      severity: 'error',
      path: [...path, 'shares'],
      message: 'every share is 0',
      hint: 'write none: true if no version answers',
      at: keyAt([...path, 'shares']),
    },
  ];
}
