import { type OracleData, ofType } from './oracle-data.ts';

/** Data of many types, for templates in tests. */
export const exampleData: OracleData = {
  W: [50, 20, 0],
  U: ofType('[]uint32', [3, 0]),
  M: { a: 1, b: 'x', n: null, m: { k: [1, 2] } },
  S: 'héllo',
  E: '',
  F: ofType('float64', 2.5),
  N: null,
  T: true,
  P: ofType('*struct { Name string; Age int }', { Name: 'bob', Age: 3 }),
  Q: ofType('struct { A any; B []string }', { A: 1, B: ['x', 'y'] }),
  MI: ofType('map[int]string', [
    [2, 'two'],
    [1, 'one'],
  ]),
  MS: ofType('map[string]int', [
    ['z', 26],
    ['a', 1],
  ]),
  MA: ofType('map[any]any', [['a', 1]]),
  ME: ofType('map[any]any', []),
  B: ofType('[]uint8', [104, 105]),
  I8: ofType('int8', -3),
  NP: ofType('*struct { X int }', null),
  NS: ofType('[]int', null),
  A: ofType('[2]int', [7, 8]),
  PA: ofType('*[3]int', [7, 8, 9]),
};
