import { fc } from '../fast-check.ts';
import { anything, atLimits, expression, headerName, orOdd, port, text, textMatch, texts, word } from './odd-texts.ts';

const labelKey = orOdd(
  fc.oneof(word, fc.constantFrom('app.kubernetes.io/version', 'X_y.z')),
  fc.constantFrom(
    '/a',
    'a/',
    'a/b/c',
    'A.B/c',
    'a_b/c',
    `${'a'.repeat(64)}/b`,
    `a/${'b'.repeat(64)}`,
    '-a',
    'a.',
    'a..b/c',
  ),
  anything,
);
export const labels = fc.dictionary(labelKey, orOdd(word, fc.constantFrom('', 'A_b.c', '-a', 'a/b'), anything), {
  maxKeys: 2,
});
export const namespace = orOdd(word, fc.constantFrom('a-b', 'A', 'a.b', '-a', '1'), anything);
export const gatewayName = orOdd(
  fc.oneof(
    word,
    fc.constant('mesh'),
    fc.tuple(word, word).map((parts) => parts.join('/')),
  ),
  fc.constantFrom(
    'a.b',
    'a.b.c',
    'a/b.c',
    'a/b/c',
    '/a',
    'a/',
    'A',
    'a/B',
    'a.1',
    '1',
    '1/2',
    'a/mesh',
    'MESH',
    'a.',
    '.a',
    '*',
  ),
  fc.constantFrom(
    'mesh/a',
    'a-',
    'a/b-',
    `${'a'.repeat(63)}/${'b'.repeat(63)}`,
    `${'a'.repeat(64)}/b`,
    `a/${'b'.repeat(64)}`,
  ),
  anything,
);

/** Every field of HTTPMatchRequest. */
export const istioMatch = fc.record(
  {
    headers: texts(headerName),
    withoutHeaders: texts(headerName),
    queryParams: texts(orOdd(word, anything)),
    uri: textMatch,
    scheme: textMatch,
    method: textMatch,
    authority: textMatch,
    name: text,
    ignoreUriCase: fc.boolean(),
    port,
    sourceLabels: labels,
    sourceNamespace: namespace,
    gateways: fc.array(gatewayName, { maxLength: 2 }),
    statPrefix: text,
  },
  { requiredKeys: [] },
);

const path = fc.record(
  {
    type: orOdd(fc.constantFrom('Exact', 'PathPrefix', 'RegularExpression'), fc.constantFrom('exact', '', 'Prefix')),
    value: orOdd(
      fc.constantFrom('/', '/a', '/a/b', '/a/'),
      fc.constantFrom(
        'a',
        '',
        '//',
        '/a//b',
        '/a/./b',
        '/a/../b',
        '/..',
        '/.',
        '/%2f',
        '/%2F',
        '/%zz',
        '/#',
        '/a?b',
        '/ä',
        '/a b',
      ),
      fc.constantFrom('/'.padEnd(1024, 'a'), '/'.padEnd(1025, 'a'), '/*', '/a%20b', '/[', '/(a'),
      expression,
    ),
  },
  { requiredKeys: [] },
);
const named = (name: fc.Arbitrary<string>) =>
  orOdd(
    fc.array(
      fc.record(
        {
          type: orOdd(fc.constantFrom('Exact', 'RegularExpression'), fc.constantFrom('Prefix', '')),
          name,
          value: orOdd(text, expression, atLimits(1024, 1025, 4096, 4097)),
        },
        { requiredKeys: ['name', 'value'] },
      ),
      { maxLength: 2 },
    ),
    fc
      .constantFrom(15, 16, 17)
      .map((count) => Array.from({ length: count }, (_, at) => ({ name: `x-${at}`, value: 'a' }))),
  );
/** Every field of HTTPRouteMatch. */
export const gatewayMatch = fc.record(
  {
    headers: named(headerName),
    path,
    queryParams: named(orOdd(headerName, anything)),
    method: orOdd(fc.constantFrom('GET', 'POST', 'PATCH', 'TRACE'), fc.constantFrom('get', '', 'PURGE', '*')),
  },
  { requiredKeys: [] },
);
export const many = <T>(entry: fc.Arbitrary<T>) =>
  orOdd(
    fc.array(entry, { maxLength: 3 }),
    fc
      .tuple(fc.constantFrom(42, 43, 63, 64, 65, 127, 128), entry)
      .map(([count, one]) => Array.from({ length: count }, () => one)),
  );
