import { expect, it } from 'vitest';
import { parseJson } from '../../../src/values/set/parse-json.ts';
import { nodeToData } from '../../../src/values/value-node.ts';
import { fc } from '../../fast-check.ts';

const nowhere = () => ({ kind: 'nowhere' }) as const;

it('reads what JSON.parse reads', () => {
  fc.assert(
    fc.property(fc.jsonValue({ depthSize: 'medium' }), fc.constantFrom(0, 2, '\t'), (value, indent) => {
      const text = JSON.stringify(value, null, indent);
      const parsed = parseJson(`x=${text},rest`, 2, nowhere);
      if (!parsed.ok) expect.fail(parsed.message);
      expect(parsed.end).toBe(text.length + 2);
      const data = JSON.stringify(nodeToData(parsed.node), (_, item) =>
        typeof item === 'bigint' ? Number(item) : item,
      );
      expect(JSON.parse(data)).toEqual(JSON.parse(text));
    }),
  );
});

it('rejects what JSON.parse rejects', () => {
  const jsonish = fc.string({
    unit: fc.constantFrom(...'{}[]:,"\\0123.-+eE tn', 'true', 'null', '"a"', '\n'),
    maxLength: 8,
  });
  fc.assert(
    fc.property(jsonish, (text) => {
      const parsed = parseJson(text.trimStart(), 0, nowhere);
      const whole = parsed.ok && text.trimStart().slice(parsed.end).trim() === '';
      expect([text, whole]).toEqual([text, isJson(text)]);
    }),
    { numRuns: 5000, examples: [['1E310'], ['2e2201']] },
  );
});

/** JSON.parse reads numbers that are too large for a float64 as infinity; Go and parseJson reject them. */
function isJson(text: string): boolean {
  try {
    JSON.parse(text, (_, value) => {
      if (typeof value === 'number' && !Number.isFinite(value)) throw new RangeError(`${value}`);
      return value;
    });
    return true;
  } catch {
    return false;
  }
}
