import type { Resolved } from './resolve-plain.ts';

/**
 * The text that a resolved key becomes, as sigs.k8s.io/yaml converts it (keys in JSON are strings); undefined for the
 * keys it refuses: null and integers beyond 63 bits.
 */
export function keyText(key: Resolved): string | undefined {
  switch (key.kind) {
    case 'string':
      return key.value;
    case 'bool':
      return String(key.value);
    case 'int':
      return key.value < 2n ** 63n ? String(key.value) : undefined;
    case 'float':
      return floatText(key.value);
    case 'null':
      return undefined;
  }
}

/** As Go's strconv.FormatFloat(value, 'g', -1, 32): the fewest digits that say which 32-bit float it is. */
function floatText(value: number): string {
  const float = Math.fround(value);
  if (Number.isNaN(float)) return '.nan';
  if (!Number.isFinite(float)) return float > 0 ? '.inf' : '-.inf';
  const sign = float < 0 || Object.is(float, -0) ? '-' : '';
  const [digits = '0', exponent = 0] = shortestDigits(Math.abs(float));
  if (exponent < -4 || exponent >= 6) return sign + scientific(digits, exponent);
  if (exponent < 0) return `${sign}0.${'0'.repeat(-exponent - 1)}${digits}`;
  const whole = digits.slice(0, exponent + 1).padEnd(exponent + 1, '0');
  const rest = digits.slice(exponent + 1);
  return sign + whole + (rest === '' ? '' : `.${rest}`);
}

/** The significant digits without trailing zeros, and the power of ten of the first. */
function shortestDigits(float: number): [string, number] {
  for (let precision = 1; precision < 9; precision++) {
    const text = float.toExponential(precision - 1);
    if (Math.fround(Number(text)) === float) return split(text);
  }
  return split(float.toExponential(8));
}

function split(text: string): [string, number] {
  const [mantissa = '', exponent = ''] = text.split('e');
  return [mantissa.replace('.', '').replace(/0+$/, '') || '0', Number(exponent)];
}

function scientific(digits: string, exponent: number): string {
  const mantissa = digits.length === 1 ? digits : `${digits[0]}.${digits.slice(1)}`;
  return `${mantissa}e${exponent < 0 ? '-' : '+'}${String(Math.abs(exponent)).padStart(2, '0')}`;
}
