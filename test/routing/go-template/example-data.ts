import { type GoValue, typed } from '../../../src/routing/go-template/go-value.ts';

/** Data of many types, for templates in tests. */
export const exampleData: GoValue = {
  W: [50, 20, 0],
  U: typed('[]uint32', [3, 0]),
  M: { a: 1, b: 'x', n: null, m: { k: [1, 2] } },
  S: 'héllo',
  E: '',
  F: typed('float64', 2.5),
  N: null,
  T: true,
  P: typed('*struct { Name string; Age int }', { Name: 'bob', Age: 3 }),
  Q: typed('struct { A any; B []string }', { A: 1, B: ['x', 'y'] }),
  MI: typed(
    'map[int]string',
    new Map([
      [2, 'two'],
      [1, 'one'],
    ]),
  ),
  MS: typed('map[string]int', { z: 26, a: 1 }),
  B: typed('[]uint8', [104, 105]),
  I8: typed('int8', -3),
  NP: typed('*struct { X int }', null),
  NS: typed('[]int', null),
  A: typed('[2]int', [7, 8]),
};
