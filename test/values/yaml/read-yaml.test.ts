import { dump } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import type { Data } from '../../../src/values/data.ts';
import { readYaml } from '../../../src/values/yaml/read-yaml.ts';
import { fc } from '../../fast-check.ts';
import { readText } from '../read-text.ts';
import { showDiagnostic } from '../show-diagnostic.ts';

/** Data as JSON has it: with plain numbers and ordinary objects. */
function plain(data: unknown): unknown {
  return JSON.parse(JSON.stringify(data, (_, value) => (typeof value === 'bigint' ? Number(value) : value)));
}

describe('a values file', () => {
  it.each<[string, Data]>([
    ['', {}],
    ['# only a comment\n', {}],
    ['---\n...\n', {}],
    ['~', {}],
    ['{}', {}],
    ['---\na: 1\n---\n# nothing more\n', { a: 1 }],
    ['\ufeffa: 1\r\nb:\r\n- x\r\n', { a: 1, b: ['x'] }],
    ['a: 1\rb: 2\r', { a: 1, b: 2 }],
    ['a: |\n  x\n\n  y\n\nb: >-\n  x\n  y\n', { a: 'x\n\ny\n', b: 'x y' }],
    ['a: |\n  cut', { a: 'cut' }],
    ['a: |+\n  x\n\n', { a: 'x\n\n' }],
    ["a: \"x\n  y\"\nb: 'it''s'\n", { a: 'x y', b: "it's" }],
    ['a: "x\\\n\n  y"\n', { a: 'x\ny' }],
    ['a: "x\\\n   \n\t\r\n  y\\\n  z"\n', { a: 'x\n\nyz' }],
    ['a: "x\\\\\n\n  y"\n', { a: 'x\\\ny' }],
    ['a: "x\u2028y"', { a: 'x\u2028y' }],
    [
      '1: a\n1.50: b\n0x10: c\n1e6: d\n2001-01-01: e\n"": f\n',
      { 1: 'a', 1.5: 'b', 16: 'c', '1e+06': 'd', '2001-01-01': 'e', '': 'f' },
    ],
    ['a: &x {b: 1}\nc: *x\nd: [*x, *x]\n', { a: { b: 1 }, c: { b: 1 }, d: [{ b: 1 }, { b: 1 }] }],
    ['a: &x b\n*x : c\n', { a: 'b', b: 'c' }],
    ['a: &x 1\nb: &x 2\nc: *x\n', { a: 1, b: 2, c: 2 }],
    ['a: &x [&x 1]\nb: *x\n', { a: [1], b: 1 }],
    ['{a: [1, {b: c}], "d":e}\n', { a: [1, { b: 'c' }], d: 'e' }],
  ])('%j', (text, data) => {
    expect(readText(text).data).toEqual(Object.assign(Object.create(null), data));
  });

  it('merges the keys of maps, and later keys and merges win, as in Helm', () => {
    const base = 'x: &x {a: 1, b: 2}\nz: &z {b: 3, c: 4}\n';
    expect(readText(`${base}m: {<<: *x, b: 9}`).data.m).toEqual({ a: 1, b: 9 });
    expect(readText(`${base}m: {<<: [*x, *z]}`).data.m).toEqual({ a: 1, b: 2, c: 4 });
    expect(readText(`${base}m: {<<: *x, <<: *z}`).data.m).toEqual({ a: 1, b: 3, c: 4 });
    expect(readText(`${base}m: {"<<": *x}`).data.m).toEqual({ '<<': { a: 1, b: 2 } });
    const late = readText(`${base}m: {b: 9, <<: *x}`);
    expect(late.data.m).toEqual({ a: 1, b: 2 });
    expect(late.diagnostics.map(showDiagnostic)).toEqual([
      '3:11 warning yaml-surprise at m.b: << replaces the key "b" that is written above it, as in Helm',
    ]);
  });

  it('keeps __proto__, constructor and prototype as data', () => {
    const { data } = readText('__proto__: {polluted: 1}\nconstructor: {prototype: {polluted: 1}}\n');
    expect(Object.keys(data)).toEqual(['__proto__', 'constructor']);
    expect(Object.getPrototypeOf(data)).toBeNull();
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it.each(['utf-16le', 'utf-16be'] as const)('may be %s with a byte order mark', (encoding) => {
    const little = Buffer.from('\ufeffa: é😀\n', 'utf16le');
    const bytes = encoding === 'utf-16le' ? little : Buffer.from(little).swap16();
    expect(readYaml('values.yaml', bytes)).toMatchObject({ diagnostics: [] });
    expect(readYaml('values.yaml', bytes.subarray(0, -1)).diagnostics.map(showDiagnostic)).toEqual([
      '1:7 error yaml-encoding: the file begins with a UTF-16 byte order mark, but is not valid UTF-16 here',
    ]);
  });

  it('reads back any data that is written as YAML', () => {
    const leaf = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.integer(),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.boolean(),
      fc.constant(null),
    );
    const { value } = fc.letrec((tie) => ({
      value: fc.oneof(
        { maxDepth: 4 },
        leaf,
        fc.array(tie('value'), { maxLength: 4 }),
        fc.dictionary(fc.string({ unit: 'grapheme' }), tie('value'), { maxKeys: 4 }),
      ),
    }));
    // js-yaml writes some of these without quotes, but Go reads them differently: 0O0 as a number, [?a] as a key.
    const unlikeGo = /[\x85\u2028\u2029\ufeff]|"[?0-9+.-]/;
    const map = fc.dictionary(fc.string(), value).filter((data) => !unlikeGo.test(JSON.stringify(data)));
    fc.assert(
      fc.property(map, fc.constantFrom({}, { flowLevel: 1 }, { forceQuotes: true }, { indent: 4 }), (data, style) => {
        const expected = plain(data);
        expect(plain(readText(dump(data, style)).data)).toEqual(expected);
        expect(plain(readText(JSON.stringify(data)).data)).toEqual(expected);
      }),
      { numRuns: 300 },
    );
  });
});
