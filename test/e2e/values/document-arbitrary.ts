import { fc } from '../../fast-check.ts';

/** A part of a document: its lines, the first of which goes behind a key or a dash. */
type Block = readonly string[];

const scalar = fc.constantFrom(
  ...['a', 'x y', '1', '0777', '1.10', 'on', '~', '', 'a:b', 'a#b', '-x', 'http://x/y?z#w', '"q"', "'s'", "'it''s'"],
  ...[
    '"\\x41\\u00e9\\t\\n\\"\\\\"',
    '!!str 1',
    '!!int "3"',
    '!foo z',
    '!!null',
    '!!binary aGk=',
    '[]',
    '{}',
    '&s v',
    '*s',
  ],
);
const flowScalar = fc.constantFrom('a', 'x y', '1', 'on', '~', '"q, r"', "'s'", '!!str 1', '*s', '"]"', 'a:b', '-1');
const key = fc.constantFrom(
  'a',
  'b',
  'c d',
  '"f"',
  "'g'",
  '1',
  '1.5',
  '1e6',
  'on',
  'no',
  '0x1f',
  '!!str j',
  '2001-01-01',
  '""',
  '__proto__',
);

const { flow } = fc.letrec<{ flow: string }>((tie) => ({
  flow: fc.oneof(
    { maxDepth: 3 },
    flowScalar,
    fc.array(tie('flow'), { maxLength: 3 }).map((items) => `[${items.join(', ')}]`),
    fc.array(tie('flow'), { maxLength: 3 }).map((items) => `[ ${items.map((item) => `${item} ,`).join('\n     ')} ]`),
    fc
      .uniqueArray(fc.tuple(key, tie('flow')), { maxLength: 3, selector: ([name]) => name })
      .map((pairs) => `{${pairs.map(([name, value]) => `${name}: ${value}`).join(', ')}}`),
    fc.tuple(key, tie('flow')).map(([name, value]) => `[${name}: ${value}]`),
  ),
}));

const text = fc.array(fc.constantFrom('a', 'b c', '', '', '  d', '# e', '- f', 'g: h', "'", '\ti', 'j '), {
  minLength: 1,
  maxLength: 6,
});
const blockText = fc
  .tuple(fc.constantFrom('|', '>', '|-', '>-', '|+', '>+', '|2', '>2-', '| # comment'), text)
  .map(([header, lines]): Block => [header, ...['x', ...lines].map((line) => (line === '' ? '' : `  ${line}`))]);
const foldedText = fc
  .tuple(fc.constantFrom('', '"', "'"), fc.array(fc.constantFrom('a', 'b c', '', 'd'), { minLength: 2, maxLength: 4 }))
  .map(([quote, lines]): Block => {
    const indented = lines.map((line, index) => (index === 0 || line === '' ? line : `    ${line}`));
    return [`${quote}x ${indented[0]}`, ...indented.slice(1, -1), `    y${quote}`];
  });
const line = fc
  .oneof(
    scalar,
    flow.map((written) => written.replaceAll('\n', '\n   ')),
  )
  .map((written): Block => written.split('\n'));

const { map } = fc.letrec<{ map: Block; list: Block; value: Block }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    line,
    blockText,
    foldedText,
    nested(tie('map')),
    nested(tie('list')),
    anchored(tie('map')),
  ),
  list: fc
    .array(fc.tuple(tie('value'), fc.constantFrom('', '', '# comment')), { minLength: 1, maxLength: 3 })
    .map((items) => items.flatMap(([value, comment]) => [...behind('-', value), ...(comment ? [comment] : [])])),
  map: fc
    .tuple(
      fc.uniqueArray(fc.tuple(key, tie('value')), { minLength: 1, maxLength: 3, selector: ([name]) => name }),
      fc.constantFrom('', '', '', '<<: *m', '<<: [*m, {a: 9, q: 1}]'),
    )
    .map(([pairs, merge]) => [
      ...(merge ? [merge] : []),
      ...pairs.flatMap(([name, value]) => behind(`${name}:`, value)),
    ]),
}));

/** A map or list on the lines below its key. */
function nested(block: fc.Arbitrary<Block>): fc.Arbitrary<Block> {
  return fc.tuple(fc.constantFrom('', '', '# comment', '!!map', '  '), block).map(([head, lines]): Block => {
    const own = head === '!!map' && lines[0]?.startsWith('-') ? '' : head;
    return [own, ...lines.map((written) => (written === '' ? '' : `  ${written}`))];
  });
}

function anchored(block: fc.Arbitrary<Block>): fc.Arbitrary<Block> {
  return nested(block).map(([, ...lines]) => ['&m', ...lines]);
}

function behind(start: string, [first = '', ...rest]: Block): Block {
  return [first === '' ? start : `${start} ${first}`, ...rest];
}

/** Values files that use all of YAML, most of them valid. They begin with the anchors that are referred to later. */
export const documentArbitrary = fc
  .tuple(
    map,
    fc.constantFrom('\n', '\n', '\n', '\r\n', '\r'),
    fc.constantFrom('', '\n', '\n\n', '\n# end', '\n---\n', '\n...\n'),
  )
  .map(([lines, lineBreak, end]) => {
    const start = [
      'anchors: [&s on, &m {a: 1, z: {y: 2}}]',
      'rest:',
      ...lines.map((written) => `  ${written}`.trimEnd()),
    ];
    return (start.join('\n') + end).replaceAll('\n', lineBreak);
  });
