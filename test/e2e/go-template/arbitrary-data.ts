import { fc } from '../../fast-check.ts';

import { type OracleData, ofType } from '../../go-template/oracle-data.ts';

/** Which characters are printable depends on the Unicode version, so there are no recent characters. */
const characters = fc.oneof(
  fc.integer({ min: 0, max: 0x24f }).map((rune) => String.fromCodePoint(rune)),
  fc.constantFrom('☺', '😀', '中', '\u2028', '\ufeff', '\ufffd', '\ufdd0', '\ue000', '\u0301', '\u200b'),
);

export const texts = fc.oneof(
  fc.constantFrom('', 'a', 'web', 'v1.0', 'héllo', '<b>', 'a&b', `it's "q"`, '☺ x', '50%', 'a b', '\n', '-', '+'),
  fc.string({ unit: characters, maxLength: 6 }),
);

// A larger number would repeat for too long.
const integers = fc.integer({ min: -5, max: 12 });
const floats = fc
  .oneof(fc.constantFrom(0.5, 1e21, 1e-7, 123456.789, -2.25, 100), fc.double({ noNaN: true, noDefaultInfinity: true }))
  .map((value) => ofType('float64', Object.is(value, -0) ? 0 : value));

function typedInteger(type: string, min: number): fc.Arbitrary<OracleData> {
  return fc.integer({ min, max: 12 }).map((value) => ofType(type, value));
}

const plain: fc.Arbitrary<OracleData> = fc.letrec<{ value: OracleData }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 2, depthSize: 'small' },
    fc.oneof(
      integers,
      texts,
      fc.boolean(),
      fc.constant(null),
      floats,
      typedInteger('uint8', 0),
      typedInteger('int64', -5),
    ),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom('a', 'b', 'c', 'name'), tie('value'), { maxKeys: 3 }),
  ),
})).value;

function pairs(keys: fc.Arbitrary<OracleData>, values: fc.Arbitrary<OracleData>): fc.Arbitrary<OracleData> {
  return fc.uniqueArray(fc.tuple(keys, values), { maxLength: 4, selector: ([key]) => JSON.stringify(key) });
}

const versions = fc.array(
  fc.record({ name: texts, weight: integers, labels: fc.dictionary(fc.constantFrom('app', 'tier'), texts) }),
  { minLength: 1, maxLength: 3 },
);

/** A value for every name that templates use, most of the type that they expect. */
export const arbitraryData: fc.Arbitrary<OracleData> = fc.record<{ [key: string]: OracleData }>({
  Weights: fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 1, maxLength: 4 }),
  Shares: fc.array(fc.integer({ min: 0, max: 12 }), { maxLength: 4 }).map((list) => ofType('[]uint32', list)),
  Names: fc.array(texts, { maxLength: 3 }).map((list) => ofType('[]string', list)),
  Versions: versions as fc.Arbitrary<OracleData>,
  Map: fc.dictionary(fc.constantFrom('a', 'b', 'c', 'name', 'weight'), plain) as fc.Arbitrary<OracleData>,
  Counts: pairs(texts, integers).map((list) => ofType('map[string]int', list)),
  ByNumber: pairs(integers, texts).map((list) => ofType('map[int]string', list)),
  Text: texts,
  Count: integers,
  Float: floats,
  Flag: fc.boolean(),
  Nil: fc.constant(null),
  Bytes: fc.array(fc.integer({ min: 0, max: 255 }), { maxLength: 4 }).map((list) => ofType('[]uint8', list)),
  Pair: fc.tuple(integers, integers).map((list) => ofType('[2]int', list)),
  Small: typedInteger('int8', -5),
  Big: typedInteger('uint64', 0),
  Single: fc.constantFrom(0.1, 2.5, 1e10, 16777216).map((value) => ofType('float32', value)),
  Struct: fc
    .record({ Name: texts, Count: integers, Any: plain, List: fc.array(texts, { maxLength: 2 }) })
    .map((value) => ofType('struct { Name string; Count int; Any any; List []string }', value as OracleData)),
  Pointer: fc
    .option(fc.record({ Name: texts, Count: integers }))
    .map((value) => ofType('*struct { Name string; Count int }', value as OracleData)),
  // Keys of several types have no order in Go.
  Map2: fc.oneof(pairs(integers, plain), pairs(texts, plain)).map((list) => ofType('map[any]any', list)),
});
