import { expect, it } from 'vitest';
import { readText } from '../read-text.ts';

/** As sigs.k8s.io/yaml converts keys, which are texts in JSON. */
it.each([
  ['a', 'a'],
  ['"1"', '1'],
  ['yes', 'true'],
  ['OFF', 'false'],
  ['0x10', '16'],
  ['9223372036854775807', '9223372036854775807'],
  ['1.0', '1'],
  ['-0.0', '-0'],
  ['1.50', '1.5'],
  ['-12.25', '-12.25'],
  ['100000.5', '100000.5'],
  ['120000.0', '120000'],
  ['1000000.0', '1e+06'],
  ['1234567.0', '1.234567e+06'],
  ['1e20', '1e+20'],
  ['0.1', '0.1'],
  ['0.05', '0.05'],
  ['0.00012', '0.00012'],
  ['0.00001', '1e-05'],
  ['-1.5e-30', '-1.5e-30'],
  ['0.3333333333', '0.33333334'],
  ['16777217.0', '1.6777216e+07'],
  ['1e100', '.inf'],
  ['-1e100', '-.inf'],
  ['.nan', '.nan'],
])('the key %s is %s', (written, key) => {
  expect(Object.keys(readText(`${written}: x\n`).data)).toEqual([key]);
});

it.each(['{? a\n : b}', '{? "a\n b" : c}'])(
  'a key between brackets may have several lines behind a question mark: %j',
  (text) => {
    expect(Object.values(readText(text).data)).toHaveLength(1);
  },
);
