import { expect, test } from 'vitest';
import { writtenText } from '../../src/validation/written-text.ts';
import { loadValues } from '../../src/values/load-values.ts';

const text = 'a: on # yes\r\nb: "two"\r\nc: |\r\n  long\r\n  text\r\nd: [0x1F]\r\n';

test.each([
  [['a'], 'on'],
  [['b'], '"two"'],
  [['c'], undefined],
  [['d', 0], '0x1F'],
  [['e'], undefined],
])('at %j stands %j', (path, written) => {
  const loaded = loadValues([
    { kind: 'file', name: 'v.yaml', bytes: new TextEncoder().encode(text) },
    { kind: 'set', argument: 'e=1' },
  ]);
  if (!loaded.ok) throw new Error('unreadable');
  expect(writtenText(loaded.values, new Map([['v.yaml', text]]))(path)).toBe(written);
  expect(writtenText(loaded.values, new Map())(path)).toBeUndefined();
});
