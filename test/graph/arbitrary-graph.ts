import type { GraphRule, GraphVersion, TrafficGraph } from '../../src/graph/traffic-graph.ts';
import { fc } from '../fast-check.ts';
import { hostileTexts } from '../manifests/hostile-texts.ts';

const text = fc.oneof(
  fc.stringMatching(/^[a-z][a-z0-9-]{0,62}$/),
  fc.string({ unit: 'grapheme', maxLength: 80 }),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom(...hostileTexts),
);
const named = fc.record({ kind: text, name: text });

const version: fc.Arbitrary<GraphVersion> = fc.record({
  role: fc.constantFrom('primary', 'candidate', 'other'),
  name: text,
  available: fc.boolean(),
  host: text,
  runs: fc.option(text),
  objects: fc.array(named, { maxLength: 7 }),
});

/** Any graph of up to ten versions, with any texts. */
export const arbitraryGraph: fc.Arbitrary<TrafficGraph> = fc
  .array(version, { minLength: 1, maxLength: 10 })
  .chain((versions) =>
    fc.record({
      name: text,
      facts: fc.array(text, { maxLength: 3 }),
      entries: fc.array(named, { maxLength: 6 }),
      route: fc.option(
        fc.record({
          kind: text,
          name: text,
          hosts: fc.array(text, { maxLength: 6 }),
          rules: fc.array(ruleAmong(versions.length), { maxLength: 11 }),
        }),
      ),
      versions: fc.constant(versions),
    }),
  );

function ruleAmong(count: number): fc.Arbitrary<GraphRule> {
  const share = fc.record({
    version: fc.integer({ min: 0, max: count - 1 }),
    percent: fc.oneof(fc.double({ min: 0.001, max: 100, noNaN: true }), fc.constant(100)),
  });
  const shares = fc.uniqueArray(share, { selector: (one) => one.version, maxLength: count });
  return fc.record({
    conditions: fc.array(text, { maxLength: 8 }),
    shares,
    copies: shares,
    remarks: fc.array(text, { maxLength: 2 }),
  });
}
