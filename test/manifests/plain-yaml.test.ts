import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { readPlainYaml } from '../../src/manifests/read-plain-yaml.ts';
import { writeFlow } from '../../src/manifests/write-flow.ts';
import { writePlainYaml } from '../../src/manifests/write-plain-yaml.ts';
import { writeAnyYaml } from '../../src/manifests/write-yaml.ts';
import { templateSchema } from '../../src/manifests/yaml-schema.ts';
import type { Data, DataMap } from '../../src/values/data.ts';
import { fc } from '../fast-check.ts';
import { referenceCases, renderCase } from '../reference-cases.ts';
import { hostileTexts } from './hostile-texts.ts';

const words = [
  'web',
  'nginx:1.27',
  'a/b_c.d-e',
  'v1',
  'None',
  'iter8.tools/watch',
  'x\ny\n',
  'a\n\n  b: c\n',
  ' a\n',
  'a \n',
];
const text = fc.oneof(
  { weight: 30, arbitrary: fc.constantFrom(...words) },
  fc.constantFrom(...hostileTexts),
  fc.string({ unit: 'binary-ascii', maxLength: 8 }),
  fc
    .array(fc.string({ unit: fc.constantFrom(...'ab -:#|\t'), maxLength: 5 }), { maxLength: 4 })
    .map((lines) => lines.join('\n')),
);
const key = fc.oneof({ weight: 30, arbitrary: fc.constantFrom('a', 'b', 'c', 'x/y', 'iter8.tools/watch') }, text);
const { tree } = fc.letrec<{ tree: Data }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    text,
    fc.oneof(
      fc.integer(),
      fc.boolean(),
      fc.constant(null),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.bigInt(),
    ),
    fc.array(tie('tree'), { maxLength: 3 }),
    fc.dictionary(key, tie('tree'), { maxKeys: 3 }).map((map) => ({ ...map }) as DataMap),
  ),
}));

describe('writePlainYaml', () => {
  it('writes the same bytes as the writer of all YAML, or nothing', () => {
    let written = 0;
    fc.assert(
      fc.property(fc.dictionary(key, tree, { maxKeys: 4 }), (map) => {
        const plain = writePlainYaml({ ...map } as DataMap);
        if (plain === undefined) return;
        written += 1;
        expect(plain).toBe(writeAnyYaml({ ...map } as DataMap));
      }),
      { numRuns: 2000 },
    );
    expect(written).toBeGreaterThan(200);
  });

  it.each(referenceCases().filter(({ error }) => error === undefined))('writes manifests of $name', async (one) => {
    const plain = (await renderCase(one)).filter(({ object }) => {
      const text = writePlainYaml(object);
      if (text !== undefined) expect(text).toBe(writeAnyYaml(object));
      return text !== undefined;
    });
    // All but what holds text of the user's that needs care.
    expect(plain.length).toBeGreaterThan(1);
  });
});

describe('readPlainYaml', () => {
  const same = (source: string) => {
    const plain = readPlainYaml(source);
    if (plain !== undefined) expect(plain).toEqual(load(source, { schema: templateSchema }));
    return plain !== undefined;
  };

  it('reads what writeFlow writes as the reader of all YAML does, or not at all', () => {
    let read = 0;
    fc.assert(
      fc.property(tree, tree, (one, other) => {
        const source = `a: ${writeFlow(one)}\nb:\n- c: ${writeFlow(other)}\n  d:\n    e: ${writeFlow(one)}\n- ${writeFlow(other)}\n`;
        if (same(source)) read += 1;
      }),
      { numRuns: 1000 },
    );
    expect(read).toBeGreaterThan(500);
  });

  it('reads blocks, and lines that are out of place, as the reader of all YAML does, or not at all', () => {
    const line = fc
      .tuple(
        fc.constantFrom('', ' ', '  ', '    '),
        fc.constantFrom('', '- ', '- - ', '-', '-  '),
        fc.constantFrom(
          'a:',
          'b: c',
          'b',
          '"b": {c: [d, 1]}',
          'a: [',
          'c: b: d',
          'a: b # c',
          '# a',
          '? a',
          'a: &x b',
          'e: *x',
          'f: 0x1',
          'g: yes',
          'h: 1.5',
          "i: 'x'",
          'j: {a, b}',
          'k: [a: b]',
          'l: |',
          '...',
          '---',
          'm: ~',
          'n: "\\/"',
          'o: "\\x41"',
          'p: - q',
        ),
      )
      .map((parts) => parts.join(''));
    const document = fc.dictionary(key, tree, { maxKeys: 4 }).map((map) => writeAnyYaml({ ...map } as DataMap));
    let read = 0;
    fc.assert(
      fc.property(document, fc.array(fc.tuple(fc.nat(), fc.nat(2), line), { maxLength: 2 }), (written, changes) => {
        const lines = written.split('\n');
        for (const [at, removed, other] of changes) lines.splice(at % lines.length, removed, other);
        if (same(lines.join('\n'))) read += 1;
      }),
      { numRuns: 3000 },
    );
    expect(read).toBeGreaterThan(50);
  });

  it.each(['a:\n\tb: c\n', 'a: b\u00a0\n', '\ufeffa: b\n', 'a: b\rc: d\n', '- \u3000a: b\n'])(
    'leaves white space that is no blank to the reader of all YAML: %j',
    (source) => {
      expect(readPlainYaml(source)).toBeUndefined();
    },
  );
});
