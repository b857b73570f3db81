import { fc } from '../../fast-check.ts';

/** A value in so many of 100 cases, and otherwise none: the key is left out of the object. */
export function sometimes<Value>(percent: number, value: fc.Arbitrary<Value>): fc.Arbitrary<Value | undefined> {
  return fc.oneof({ weight: 100 - percent, arbitrary: fc.constant(undefined) }, { weight: percent, arbitrary: value });
}

/** Some of these, each once, in any order. */
export function someOf<Value>(values: readonly Value[], most: number, least = 0): fc.Arbitrary<Value[]> {
  return fc.uniqueArray(fc.constantFrom(...values), { minLength: least, maxLength: most });
}
