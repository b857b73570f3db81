import { binaryParts, type Decimal, exactDecimal, roundDecimal, shortestDecimal } from './decimal.ts';

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

/** The exponent is written where it is small or greater than the precision. */
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
