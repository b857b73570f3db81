/** The digits of a number and where the point stands: 0.digits * 10^point. No digits are zero. */
export interface Decimal {
  readonly digits: string;
  readonly point: number;
}

/** The mantissa and binary exponent of a finite number that is not negative: value = mantissa * 2^exponent. */
export function binaryParts(value: number, bits: 32 | 64): { readonly mantissa: bigint; readonly exponent: number } {
  const view = new DataView(new ArrayBuffer(8));
  if (bits === 32) view.setFloat32(0, value);
  else view.setFloat64(0, value);
  const raw = bits === 32 ? BigInt(view.getUint32(0)) : view.getBigUint64(0);
  const size = bits === 32 ? 23 : 52;
  const biased = Number(raw >> BigInt(size));
  const fraction = raw & ((1n << BigInt(size)) - 1n);
  const bias = (bits === 32 ? 127 : 1023) + size;
  return biased === 0
    ? { mantissa: fraction, exponent: 1 - bias }
    : { mantissa: fraction | (1n << BigInt(size)), exponent: biased - bias };
}

/** All digits of a finite number that is not negative. */
export function exactDecimal(value: number): Decimal {
  const { mantissa, exponent } = binaryParts(value, 64);
  if (mantissa === 0n) return { digits: '', point: 0 };
  const down = Math.max(-exponent, 0);
  const integer = mantissa * 5n ** BigInt(down) * 2n ** BigInt(Math.max(exponent, 0));
  return trim(integer.toString(), -down);
}

/** The fewest digits that still tell the number from every other. */
export function shortestDecimal(value: number, bits: 32 | 64): Decimal {
  let written = value.toExponential();
  if (bits === 32) {
    for (let digits = 0; digits < 9; digits += 1) {
      written = value.toExponential(digits);
      if (Math.fround(Number(written)) === value) break;
    }
  }
  const [mantissa = '', exponent = '0'] = written.split('e');
  const digits = mantissa.replace('.', '');
  return trim(digits, Number(exponent) + 1 - digits.length);
}

/** Rounds to so many digits, to even where both neighbours are as near. */
export function roundDecimal({ digits, point }: Decimal, count: number): Decimal {
  if (count >= digits.length) return { digits, point };
  if (count < 0) return { digits: '', point: 0 };
  const rest = digits.slice(count);
  const odd = count > 0 && Number(digits[count - 1]) % 2 === 1;
  const up = rest.startsWith('5') && rest.length === 1 ? odd : rest >= '5';
  const kept = BigInt(digits.slice(0, count) || '0') + (up ? 1n : 0n);
  return kept === 0n ? { digits: '', point: 0 } : trim(kept.toString(), point - count);
}

/** digits * 10^exponent, without zeros at the ends. */
function trim(written: string, exponent: number): Decimal {
  const digits = written.replace(/^0+/, '');
  return digits === ''
    ? { digits: '', point: 0 }
    : { digits: digits.replace(/0+$/, ''), point: digits.length + exponent };
}
