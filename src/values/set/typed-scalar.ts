import type { Scalar } from '../data.ts';

const integer = /^(?:0|[+-][0-9]+|[1-9][0-9]*)$/;
const limit = 2n ** 63n;

/**
 * The value that Helm's `--set` makes of a text: `true`, `false` and `null` in any case, 64-bit integers without
 * leading zeros; everything else, `1.5` and `007` included, stays text. (helm.sh/helm/v3/pkg/strvals)
 */
export function typedScalar(text: string): Scalar {
  // With the flag u, i folds case as Go's strings.EqualFold does.
  if (/^true$/iu.test(text)) return true;
  if (/^false$/iu.test(text)) return false;
  if (/^null$/iu.test(text)) return null;
  // Without leading zeros 64 bits are 19 digits; a signed one may have zeros, and BigInt should not count millions.
  if (!integer.test(text) || text.replace(/^[+-]?0*/, '').length > 19) return text;
  const value = BigInt(text.replace('+', ''));
  if (value >= limit || value < -limit) return text;
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : value;
}
