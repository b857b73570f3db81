import { describe, expect, test } from 'vitest';
import { readDuration, writeWholeDuration } from '../../src/mesh/duration.ts';

describe('a duration is read as Go reads it, in nanoseconds', () => {
  test.each([
    ['10s', 10_000_000_000n],
    ['0.5s', 500_000_000n],
    ['.5s', 500_000_000n],
    ['1.s', 1_000_000_000n],
    ['1m30s', 90_000_000_000n],
    ['1h0m0.25ms', 3_600_000_250_000n],
    ['0s', 0n],
    ['', undefined],
    ['s', undefined],
    ['.s', undefined],
    ['10', undefined],
    ['1 s', undefined],
    ['999999999h', undefined],
  ])('%s', (text, nanoseconds) => {
    expect(readDuration(text)).toBe(nanoseconds);
  });
});

describe('a duration is written in whole numbers', () => {
  test.each([
    ['0.5s', '500ms'],
    ['1.5h', '1h30m'],
    ['300000ms', '5m'],
    ['0.0s', '0s'],
    ['0.4ms', undefined],
    ['100000h', undefined],
  ])('%s is %s', (text, written) => {
    expect(writeWholeDuration(readDuration(text) ?? 0n)).toBe(written);
  });
});
