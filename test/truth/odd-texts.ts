import { fc } from '../fast-check.ts';

/** Now and then something odd: most values of a release must be right, so that the odd one decides. */
export function orOdd<T>(usual: fc.Arbitrary<T>, ...odd: readonly fc.Arbitrary<unknown>[]): fc.Arbitrary<T> {
  return fc.oneof(
    { weight: 24, arbitrary: usual },
    ...odd.map((arbitrary) => ({ weight: 1, arbitrary: arbitrary as fc.Arbitrary<T> })),
  );
}

export const word = fc.stringMatching(/^[a-z][a-z0-9]{0,6}$/);
export const atLimits = (...lengths: readonly number[]) =>
  fc.constantFrom(...lengths.map((length) => 'a'.repeat(length)));
export const anything = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.constantFrom('', ' ', '*', 'a b', ' a', 'a,b', '%', '%%', '%a%', 'Ä', 'A', '-', '.', '/', '\t', '\n', '\u007f'),
  atLimits(63, 64, 253, 254, 255, 256, 1024, 1025, 4096, 4097),
);
export const text = orOdd(word, anything);

export const expression = orOdd(
  fc.constantFrom('.*', 'a|b', '^v[0-9]{1,3}$', '(?i)firefox', '\\d+', '.+@example\\.com'),
  fc.constantFrom(
    '*',
    '',
    '(?=a)',
    '(',
    '(?P<n>a)(?P<n>b)',
    'a{1001}',
    '[z-a]',
    '\\pZ',
    '\\Q',
    '(?<n>a)',
    '\\C',
    'a**',
  ),
  anything,
  fc.constantFrom('é'.repeat(512), 'é'.repeat(513), 'a'.repeat(1024), 'a'.repeat(1025)),
);
export const textMatch = orOdd(
  fc.oneof(fc.record({ exact: text }), fc.record({ prefix: text }), fc.record({ regex: expression })),
  fc.constantFrom({}, { exact: '' }, { prefix: '' }, { regex: '' }, { exact: 'a', prefix: 'b' }),
  fc.record({ exact: anything }),
);
export const headerName = orOdd(
  fc.oneof(word, fc.constantFrom('x-team', 'x_y', 'traffic', 'cookie')),
  fc.constantFrom('X-Team', ':path', ':authority', ':host', 'host', 'uri', 'method', 'a b', '', '*', 'ä', 'a:b', 'a/b'),
  fc.constantFrom(
    '@request.auth.claims.group',
    '@request.auth.claims[group]',
    '@REQUEST.auth.claims.a',
    '@request.auth',
  ),
  fc.constantFrom(
    '@request.auth.claims.',
    '@request.auth.claims[a][b]',
    '@request.auth.claims[]',
    '@request.auth.claims',
  ),
  anything,
);
export const texts = (name: fc.Arbitrary<string>) =>
  fc.dictionary(name, orOdd(textMatch, fc.constant({})), { maxKeys: 2 });
export const port = orOdd(fc.integer({ min: 1, max: 65535 }), fc.constantFrom(0, 65536, -1, 1.5));
