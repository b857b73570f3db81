/** What a scalar means to Go's YAML reader. Integers that a number cannot hold exactly are bigint. */
export type Resolved =
  | { readonly kind: 'null' }
  | { readonly kind: 'bool'; readonly value: boolean }
  | { readonly kind: 'int'; readonly value: number | bigint }
  | { readonly kind: 'float'; readonly value: number }
  | { readonly kind: 'string'; readonly value: string };

const words = new Map<string, Resolved>([
  ...spellings(['y', 'yes', 'true', 'on'], { kind: 'bool', value: true }),
  ...spellings(['n', 'no', 'false', 'off'], { kind: 'bool', value: false }),
  ...spellings(['null'], { kind: 'null' }),
  ['~', { kind: 'null' }],
  ['', { kind: 'null' }],
  ...spellings(['.inf', '+.inf'], { kind: 'float', value: Number.POSITIVE_INFINITY }),
  ...spellings(['-.inf'], { kind: 'float', value: Number.NEGATIVE_INFINITY }),
  ...['.nan', '.NaN', '.NAN'].map((word): [string, Resolved] => [word, { kind: 'float', value: Number.NaN }]),
]);

const integer = /^[+-]?(?:0[xX][0-9a-fA-F]+|0[bB][01]+|0[oO][0-7]+|0[0-7]*|[1-9][0-9]*)$/;
const signedBinary = /^0b([+-][01]+)$/;
const float = /^[+-]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][+-]?[0-9]+)?$/;
const largestSigned = 2n ** 63n - 1n;
const largestUnsigned = 2n ** 64n - 1n;

/**
 * Reads a plain scalar (one without quotes and tag) as go.yaml.in/yaml/v2 resolves it, the reader below
 * sigs.k8s.io/yaml and so below Helm 3: YAML 1.1 words, `0777` and `0o777` octal, `1_000`, integers up to 64 bits.
 * Timestamps and sexagesimals (`12:30`) are text there.
 */
export function resolvePlain(text: string): Resolved {
  const first = text.charCodeAt(0);
  const digitOrSign = (first >= 48 && first <= 57) || first === 43 || first === 45;
  // No word is longer than `false`, and looking up every text would cost more than this check.
  const word = text.length <= 5 ? words.get(text) : undefined;
  if (word !== undefined) return word;
  if (digitOrSign) {
    const plain = text.includes('_') ? text.replaceAll('_', '') : text;
    return resolveInteger(plain) ?? resolveFloat(plain) ?? { kind: 'string', value: text };
  }
  return (first === 46 ? resolvePointFloat(text) : undefined) ?? { kind: 'string', value: text };
}

function resolveInteger(plain: string): Resolved | undefined {
  // Go also accepts a sign after `0b`.
  const binary = signedBinary.exec(plain)?.[1];
  if (binary !== undefined) return exactInteger(`${binary[0]}0b${binary.slice(1)}`, false);
  if (!integer.test(plain)) return undefined;
  return exactInteger(plain, plain[0] !== '+' && plain[0] !== '-');
}

function exactInteger(literal: string, unsigned: boolean): Resolved | undefined {
  const [, sign, prefix = '', digits = ''] = /^([+-]?)(0[xXbBoO]|0(?=[0-7]))?0*(.+)$/.exec(literal) ?? [];
  // 64 bits are at most 64 digits; BigInt of millions of digits would take minutes.
  if (digits.length > 64) return undefined;
  const magnitude = BigInt(prefix === '0' ? `0o${digits}` : prefix + digits);
  const value = sign === '-' ? -magnitude : magnitude;
  if (value > (unsigned ? largestUnsigned : largestSigned) || value < -largestSigned - 1n) return undefined;
  const number = Number(value);
  return { kind: 'int', value: Number.isSafeInteger(number) ? number : value };
}

function resolveFloat(plain: string): Resolved | undefined {
  if (!float.test(plain)) return undefined;
  const value = Number(plain);
  // Go cannot read a number beyond the largest float, so it stays text.
  return Number.isFinite(value) ? { kind: 'float', value } : undefined;
}

/** After a leading point Go allows underscores between digits only. */
function resolvePointFloat(text: string): Resolved | undefined {
  if (!text.includes('_')) return resolveFloat(text);
  return /^\._|__|_$|_[^0-9]|[^0-9]_/.test(text) ? undefined : resolveFloat(text.replaceAll('_', ''));
}

function spellings(list: readonly string[], resolved: Resolved): [string, Resolved][] {
  return list.flatMap((word) => {
    const capital = /^[a-z]/.test(word) ? word[0]?.toUpperCase() + word.slice(1) : word.replace('.i', '.I');
    return [word, capital, word.toUpperCase()].map((spelling): [string, Resolved] => [spelling, resolved]);
  });
}
