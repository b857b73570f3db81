import { afterAll, describe, expect, it } from 'vitest';
import { nodeToData } from '../../../src/values/value-node.ts';
import { readYaml } from '../../../src/values/yaml/read-yaml.ts';
import { fc, runs, seed } from '../../fast-check.ts';
import { startOracle } from '../cluster/oracle.ts';
import { comparable } from './comparable.ts';
import { documentArbitrary } from './document-arbitrary.ts';
import { readAnswer } from './read-answer.ts';

/** What Helm refuses though every reader of YAML 1.2 reads it alike, and so do we. */
const helmRefuses = ['a: "\\/"', 'a: [http://x/y?z]', 'a:\n- \t\n', '{"a": "\\ud83d\\ude00"}'];

/** What we refuse though Helm reads it. */
const weRefuse = [
  ...['a: 1\na: 2', '1: a\n"1": b', 'a: {b: 1, b: 2}', 'yes: 1\ntrue: 2'],
  ...[
    'a: 1\n---\nb: 2',
    'a: [-]',
    'a: [1,\t2]',
    'a: [?x]',
    'a: {k:}',
    'a: [x, !!str, b]',
    'a:\n  - "b\n c"',
    'a: "\u0085"',
  ],
];

describe('documents', async () => {
  const oracle = await startOracle('yaml');
  afterAll(() => oracle.stop());

  function ours(document: string): unknown {
    const { root } = readYaml('values.yaml', new TextEncoder().encode(document));
    return root && comparable(nodeToData(root));
  }

  async function theirs(document: string): Promise<unknown> {
    // Go's strict mode refuses merged keys that are written again, which is what merging is for.
    const { lenient } = await oracle.ask(document);
    return lenient === undefined ? undefined : (readAnswer(lenient) ?? {});
  }

  it('of every style are read as Go reads them', async () => {
    const documents = [...new Set(fc.sample(documentArbitrary, { numRuns: runs(3000), seed: seed(6) }))];
    const results = await Promise.all(
      documents.map(async (document) => {
        const expected = await theirs(document);
        const read = ours(document);
        // What is refused by one only is the matter of the tests below.
        if (read === undefined || expected === undefined) return read === expected ? 'refused' : 'one only';
        expect({ document, read }).toEqual({ document, read: expected });
        return 'same';
      }),
    );
    const count = (result: string) => results.filter((each) => each === result).length;
    expect(count('same')).toBeGreaterThan(results.length / 2);
    expect(count('one only')).toBeLessThan(results.length / 50);
  });

  it.each(helmRefuses)('is read although Helm rejects it: %j', async (document) => {
    expect(await theirs(document)).toBeUndefined();
    expect(ours(document)).toBeDefined();
  });

  it.each(weRefuse)('is rejected although Helm reads it: %j', async (document) => {
    expect(await theirs(document)).toBeDefined();
    expect(ours(document)).toBeUndefined();
  });
});
