import { describe, expect, it } from 'vitest';
import type { Data } from '../../src/values/data.ts';
import { loadValues, type ValuesInput } from '../../src/values/load-values.ts';
import { locate } from '../../src/values/value-node.ts';
import { fc } from '../fast-check.ts';
import { showDiagnostic } from './show-diagnostic.ts';

function file(name: string, text: string): ValuesInput {
  return { kind: 'file', name, bytes: new TextEncoder().encode(text) };
}

function dataOf(...inputs: ValuesInput[]): unknown {
  const loaded = loadValues(inputs);
  if (!loaded.ok) expect.fail(loaded.diagnostics.map(showDiagnostic).join('\n'));
  return JSON.parse(JSON.stringify(loaded.values.data));
}

describe('several inputs', () => {
  it('merge as in Helm: maps at every depth, anything else is replaced, null stays null', () => {
    const first = file('a.yaml', 'a: {b: 1, c: [1, 2], d: {e: 1}}\nx: 1\nu: {z: 1}\nl: [1]\n');
    const second = file('b.yaml', 'a: {c: [3], d: {f: 2}, b: null}\nx: {v: 1}\nu: null\nl: {m: 1}\nw: null\n');
    expect(dataOf(first, second)).toEqual({
      a: { b: null, c: [3], d: { e: 1, f: 2 } },
      x: { v: 1 },
      u: null,
      l: { m: 1 },
      w: null,
    });
  });

  it('override values that are already merged, in any order', () => {
    const before = loadValues([file('a.yaml', 'a: {b: 1, c: 2}\nd: [1]\n')]);
    if (!before.ok) expect.fail('these values are right');
    const merged = { kind: 'merged', root: before.values.root } as const;
    const inputs = [file('b.yaml', 'a: {b: 3}\n'), { kind: 'set', argument: 'd=4' }, merged] as const;
    expect(dataOf(...inputs)).toEqual({ a: { b: 3, c: 2 }, d: 4 });
    expect(dataOf(merged)).toEqual({ a: { b: 1, c: 2 }, d: [1] });
  });

  it('are applied by kind, in any order', () => {
    const kinds = ['set-literal', 'set-string', 'set', 'set-json'] as const;
    const inputs: ValuesInput[] = [
      ...kinds.map((kind, index) => ({
        kind,
        argument: kinds
          .slice(0, index + 1)
          .map((_, i) => `k${i}=${index}`)
          .join(','),
      })),
      { kind: 'set-file', argument: 'k0=f,k4=f', readFile: () => new TextEncoder().encode('file') },
      file('a.yaml', 'k3: yaml\nk5: yaml\n'),
    ];
    // --set-json sets k0 to k3, --set k0 to k2, --set-string k0 and k1, --set-file k0 and k4, --set-literal k0.
    expect(dataOf(...inputs)).toEqual({ k0: '0', k1: '1', k2: 2, k3: 3, k4: 'file', k5: 'yaml' });
  });

  it('may be empty', () => {
    expect(loadValues([])).toMatchObject({ ok: true, values: { data: {}, root: { position: { kind: 'nowhere' } } } });
  });

  it('report all their problems at once', () => {
    const loaded = loadValues([
      file('a.yaml', 'a: 1\na: 2\n'),
      file('<stdin>', 'a: [\n'),
      { kind: 'set', argument: 'a' },
      { kind: 'set-json', argument: 'b=x' },
      file('c.yaml', 'on: 1\n'),
    ]);
    expect(loaded.ok).toBe(false);
    expect(loaded.diagnostics.map(({ code }) => code)).toEqual([
      'yaml-duplicate-key',
      'yaml-syntax',
      'yaml-surprise',
      'set-syntax',
      'set-syntax',
    ]);
    expect(loaded.diagnostics[1]?.position).toMatchObject({ file: '<stdin>' });
  });

  it('keep the position of the input that set a value', () => {
    const loaded = loadValues([file('a.yaml', 'a: {b: 1,\n  c: 2}\n'), file('b.yaml', '\na: {c: 3}\nd: 4\n')]);
    if (!loaded.ok) expect.fail('not loaded');
    const { values } = loaded;
    expect(locate(values, ['a'], 'key')).toMatchObject({ file: 'a.yaml', line: 1, column: 1 });
    expect(locate(values, ['a', 'b'], 'value')).toMatchObject({ file: 'a.yaml', line: 1, column: 8 });
    expect(locate(values, ['a', 'c'], 'value')).toMatchObject({ file: 'b.yaml', line: 2, column: 8 });
    expect(locate(values, ['d'], 'key')).toMatchObject({ file: 'b.yaml', line: 3, column: 1 });
  });

  it('have the position of the nearest parent for a missing value', () => {
    const loaded = loadValues([file('a.yaml', '# values\na:\n  - b: 1\n')]);
    if (!loaded.ok) expect.fail('not loaded');
    const { values } = loaded;
    expect(locate(values, ['x'], 'value')).toMatchObject({ line: 2, column: 1 });
    expect(locate(values, ['a', 5, 'x'], 'value')).toMatchObject({ line: 2, column: 1 });
    expect(locate(values, ['a', 0, 'x'], 'key')).toMatchObject({ line: 3, column: 5 });
    expect(locate(values, ['a', 0, 'b', 'x', 'y'], 'key')).toMatchObject({ line: 3, column: 5, endColumn: 6 });
    expect(locate(values, ['a', 'length'], 'key')).toMatchObject({ line: 2, column: 1 });
  });
});

describe('merging', () => {
  const { data } = fc.letrec<{ data: Data }>((tie) => ({
    data: fc.oneof(
      { maxDepth: 3 },
      fc.constantFrom<Data>(null, 1, 'x', true),
      fc.array(tie('data'), { maxLength: 2 }),
      fc.dictionary(fc.constantFrom('a', 'b', 'c'), tie('data'), { maxKeys: 3 }),
    ),
  }));
  const map = fc.dictionary(fc.constantFrom('a', 'b', 'c'), data, { maxKeys: 3 });
  const asFile = (written: unknown) => file('x.yaml', JSON.stringify(written));
  const sorted = (written: unknown) => JSON.parse(JSON.stringify(written));

  it('agrees with a recursive definition', () => {
    fc.assert(
      fc.property(map, map, (first, second) => {
        expect(dataOf(asFile(first), asFile(second))).toEqual(sorted(merge(first, second)));
      }),
    );
  });

  it('is associative, and merging a file twice changes nothing', () => {
    fc.assert(
      fc.property(map, map, map, (first, second, third) => {
        const all = dataOf(asFile(first), asFile(second), asFile(third));
        expect(dataOf(asFile(merge(first, second)), asFile(third))).toEqual(all);
        expect(dataOf(asFile(first), asFile(second), asFile(third), asFile(third))).toEqual(all);
      }),
    );
  });

  it('files gives the same as merging whole JSON objects with --set-json', () => {
    fc.assert(
      fc.property(map, map, (first, second) => {
        const flags = [first, second].map(
          (written) => ({ kind: 'set-json', argument: JSON.stringify(written) }) as const,
        );
        expect(dataOf(...flags)).toEqual(dataOf(asFile(first), asFile(second)));
      }),
    );
  });
});

function merge(under: Data, over: Data): Data {
  if (!isMap(under) || !isMap(over)) return over;
  const merged: Record<string, Data> = { ...under };
  for (const [key, value] of Object.entries(over))
    merged[key] = key in under ? merge(under[key] ?? null, value) : value;
  return merged;
}

function isMap(data: Data): data is { readonly [key: string]: Data } {
  return typeof data === 'object' && data !== null && !Array.isArray(data);
}
