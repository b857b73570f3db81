/**
 * A number as Go's strconv.FormatFloat writes it.
 *
 * @param format one of b e E f g G x X
 * @param precision undefined: as many digits as the number needs
 */
export function floatText(value: number, format: string, precision: number | undefined, bits: 32 | 64): string {
  if (Number.isNaN(value)) return 'NaN';
  const negative = value < 0 || Object.is(value, -0);
  if (!Number.isFinite(value)) return negative ? '-Inf' : '+Inf';
  return (negative ? '-' : '') + unsignedText(Math.abs(value), format, precision, bits);
}

function unsignedText(value: number, format: string, precision: number | undefined, bits: 32 | 64): string {
  if (format === 'b') return binaryText(value, bits);
  if (format === 'x' || format === 'X') return hexadecimalText(value, format, precision, bits);
  const shortest = precision === undefined;
  const all = shortest ? shortestDecimal(value, bits) : exactDecimal(value);
  switch (format) {
    case 'e':
    case 'E': {
      const decimals = precision ?? Math.max(all.digits.length - 1, 0);
      return exponentText(roundDecimal(all, decimals + 1), format, decimals);
    }
    case 'f': {
      const decimals = precision ?? Math.max(all.digits.length - all.point, 0);
      return plainText(roundDecimal(all, all.point + decimals), decimals);
    }
    default:
      return generalText(all, format, precision);
  }
}

/** Writes an exponent if it is very small or greater than the precision. */
function generalText(all: Decimal, format: string, precision: number | undefined): string {
  const count = precision === 0 ? 1 : precision;
  const decimal = count === undefined ? all : roundDecimal(all, count);
  const { digits, point } = decimal;
  const given = count ?? 6;
  const least = given > digits.length && digits.length >= point ? digits.length : given;
  const limit = count === undefined ? 6 : least;
  const exponent = point - 1;
  if (exponent < -4 || exponent >= limit) {
    const decimals = Math.min(count ?? digits.length, digits.length) - 1;
    return exponentText(decimal, format === 'G' ? 'E' : 'e', Math.max(decimals, 0));
  }
  return plainText(decimal, Math.max(digits.length - point, 0));
}

function exponentText({ digits, point }: Decimal, format: string, decimals: number): string {
  const exponent = digits === '' ? 0 : point - 1;
  const fraction = decimals > 0 ? `.${digits.slice(1).padEnd(decimals, '0')}` : '';
  const size = String(Math.abs(exponent)).padStart(2, '0');
  return `${digits.charAt(0) || '0'}${fraction}${format}${exponent < 0 ? '-' : '+'}${size}`;
}

function plainText({ digits, point }: Decimal, decimals: number): string {
  const whole = point > 0 ? digits.slice(0, point).padEnd(point, '0') : '0';
  if (decimals <= 0) return whole;
  const fraction = point > 0 ? digits.slice(point) : '0'.repeat(Math.min(-point, decimals)) + digits;
  return `${whole}.${fraction.slice(0, decimals).padEnd(decimals, '0')}`;
}

function binaryText(value: number, bits: 32 | 64): string {
  const { mantissa, exponent } = binaryParts(value, bits);
  return `${mantissa}p${exponent < 0 ? '' : '+'}${exponent}`;
}

/** One hexadecimal digit, 1 or 0, before the point. */
function hexadecimalText(value: number, format: string, precision: number | undefined, bits: 32 | 64): string {
  const parts = binaryParts(value, bits);
  let { mantissa } = parts;
  let exponent = parts.exponent + 60;
  if (mantissa === 0n) exponent = 0;
  while (mantissa !== 0n && mantissa < 1n << 60n) {
    mantissa <<= 1n;
    exponent -= 1;
  }
  if (precision !== undefined && precision < 15) {
    const drop = BigInt(60 - precision * 4);
    const extra = mantissa & ((1n << drop) - 1n);
    const half = 1n << (drop - 1n);
    mantissa >>= drop;
    if (extra > half || (extra === half && (mantissa & 1n) === 1n)) mantissa += 1n;
    mantissa <<= drop;
    if (mantissa >= 1n << 61n) {
      mantissa >>= 1n;
      exponent += 1;
    }
  }
  const digits = (mantissa & ((1n << 60n) - 1n)).toString(16).padStart(15, '0');
  const fraction =
    precision === undefined ? digits.replace(/0+$/, '') : digits.padEnd(precision, '0').slice(0, precision);
  const sign = exponent < 0 ? '-' : '+';
  const power = String(Math.abs(exponent)).padStart(2, '0');
  const text = `0x${mantissa >> 60n}${fraction === '' ? '' : `.${fraction}`}p${sign}${power}`;
  return format === 'X' ? text.toUpperCase() : text;
}

/** The digits of a number and the place of the point: 0.digits * 10^point. Zero has no digits. */
interface Decimal {
  readonly digits: string;
  readonly point: number;
}

/** The mantissa and binary exponent of a finite number that is not negative: value = mantissa * 2^exponent. */
function binaryParts(value: number, bits: 32 | 64): { readonly mantissa: bigint; readonly exponent: number } {
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
function exactDecimal(value: number): Decimal {
  const { mantissa, exponent } = binaryParts(value, 64);
  if (mantissa === 0n) return { digits: '', point: 0 };
  const down = Math.max(-exponent, 0);
  const integer = mantissa * 5n ** BigInt(down) * 2n ** BigInt(Math.max(exponent, 0));
  return trim(integer.toString(), -down);
}

/** The fewest digits that identify the number. */
function shortestDecimal(value: number, bits: 32 | 64): Decimal {
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

/** Rounds to a number of digits, half to even. */
function roundDecimal({ digits, point }: Decimal, count: number): Decimal {
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
