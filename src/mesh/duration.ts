/** The units of a duration, in nanoseconds. */
const units: { readonly [unit: string]: bigint } = {
  h: 3_600_000_000_000n,
  m: 60_000_000_000n,
  s: 1_000_000_000n,
  ms: 1_000_000n,
  us: 1000n,
  ns: 1n,
};

/** The longest duration of Go. */
const most = 2n ** 63n - 1n;

/** One millisecond. */
export const millisecond = 1_000_000n;

/** One second. */
export const second = 1_000_000_000n;

/**
 * Reads a duration such as `1.5s` or `1m30s` in nanoseconds; undefined if it is not a duration.
 * Source: https://pkg.go.dev/time#ParseDuration
 */
export function readDuration(text: string): bigint | undefined {
  if (!/^(\d*\.?\d*(h|m|s|ms|us|ns))+$/.test(text)) return undefined;
  let sum = 0n;
  for (const [, whole = '', fraction = '', unit = ''] of text.matchAll(/(\d*)\.?(\d*)(h|ms|m|s|us|ns)/g)) {
    if (whole === '' && fraction === '') return undefined;
    const size = units[unit] ?? 0n;
    sum += BigInt(whole || '0') * size + (BigInt(fraction || '0') * size) / 10n ** BigInt(fraction.length);
  }
  return sum > most ? undefined : sum;
}

/**
 * Writes whole milliseconds as a duration of the Gateway API, which has only whole numbers of at most five digits.
 * Undefined if it is too long, or has parts of a millisecond.
 */
export function writeWholeDuration(nanoseconds: bigint): string | undefined {
  if (nanoseconds % millisecond !== 0n) return undefined;
  let rest = nanoseconds;
  const parts = ['h', 'm', 's', 'ms'].map((unit) => {
    const size = units[unit] ?? 1n;
    const count = rest / size;
    rest %= size;
    return { count, text: count === 0n ? '' : `${count}${unit}` };
  });
  if (parts.some(({ count }) => count > 99_999n)) return undefined;
  return parts.map(({ text }) => text).join('') || '0s';
}
