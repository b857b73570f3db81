import { describe, expect, it } from 'vitest';
import { resolvePlain } from '../../../src/values/yaml/resolve-plain.ts';

// test/e2e/values compares thousands of others with Go.
describe('a plain scalar', () => {
  it.each(['y', 'Y', 'yes', 'Yes', 'YES', 'on', 'On', 'ON', 'true', 'True', 'TRUE'])('%s is true', (text) => {
    expect(resolvePlain(text)).toEqual({ kind: 'bool', value: true });
  });

  it.each(['n', 'N', 'no', 'No', 'NO', 'off', 'Off', 'OFF', 'false', 'False', 'FALSE'])('%s is false', (text) => {
    expect(resolvePlain(text)).toEqual({ kind: 'bool', value: false });
  });

  it.each(['', '~', 'null', 'Null', 'NULL'])('%j is null', (text) => {
    expect(resolvePlain(text)).toEqual({ kind: 'null' });
  });

  it.each<[string, number | bigint]>([
    ['0', 0],
    ['-0', 0],
    ['+5', 5],
    ['0777', 511],
    ['-017', -15],
    ['0o17', 15],
    ['0x1F', 31],
    ['-0X1f', -31],
    ['0b101', 5],
    ['0b-11', -3],
    ['1_000', 1000],
    ['1__0_', 10],
    ['9007199254740991', 9007199254740991],
    ['9007199254740992', 9007199254740992n],
    ['-9223372036854775808', -9223372036854775808n],
    ['18446744073709551615', 18446744073709551615n],
    ['0xFFFFFFFFFFFFFFFF', 18446744073709551615n],
    [`0${'0'.repeat(1_000_000)}7`, 7],
  ])('%s is an integer', (text, value) => {
    expect(resolvePlain(text)).toEqual({ kind: 'int', value });
  });

  it.each<[string, number]>([
    ['1.10', 1.1],
    ['1.', 1],
    ['.5', 0.5],
    ['.5_0', 0.5],
    ['1e3', 1000],
    ['-1.5E-3', -0.0015],
    ['08', 8],
    ['1_000.5', 1000.5],
    ['18446744073709551616', 2 ** 64],
    ['-9223372036854775809', -(2 ** 63)],
    ['.inf', Number.POSITIVE_INFINITY],
    ['-.INF', Number.NEGATIVE_INFINITY],
    ['.NaN', Number.NaN],
  ])('%s is a float', (text, value) => {
    expect(resolvePlain(text)).toEqual({ kind: 'float', value });
  });

  it.each([
    ...[
      'yEs',
      'tRUE',
      'nUll',
      'yes ',
      '.iNF',
      '+',
      '-',
      '_1',
      '0x',
      '0xg',
      '0o8',
      '0b2',
      '0x1FFFFFFFFFFFFFFFF',
      '1e400',
    ],
    ...[
      '12:30',
      '1:2:3',
      '2001-01-01',
      '2001-01-01T00:00:00Z',
      '1.2.3',
      '.',
      '._5',
      '.5_',
      '.5__0',
      '<<',
      '=',
      '٣',
      'é',
    ],
  ])('%s is text', (text) => {
    expect(resolvePlain(text)).toEqual({ kind: 'string', value: text });
  });
});
