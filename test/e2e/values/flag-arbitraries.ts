import { fc } from '../../fast-check.ts';
import type { Operation } from '../cluster/oracle.ts';

const key = fc.constantFrom(
  ...['a', 'b', 'l', 'c', 'd', 'x/y', 'a\\.b', 'a\\=b', 'a\\,b', 'a\\[b', '\\a', 'é😀', ' s ', '7', '-', 'a]b', 'a{b'],
  ...['__proto__', 'constructor', "'q'", '"q"'],
);
const goodIndex = fc.constantFrom('[0]', '[0]', '[1]', '[2]', '[01]', '[+1]', '[0][0]', '[0][1]', '[1][0][2]', '[300]');
const badIndex = fc.constantFrom('[65537]', '[-1]', '[]', '[x]', '[1', '[ 1]', '[1.5]', '[1]x', '[\\1]');
const index = fc.oneof({ weight: 9, arbitrary: goodIndex }, { weight: 1, arbitrary: badIndex });

const step = fc.oneof({ weight: 4, arbitrary: key.map((name) => `.${name}`) }, { weight: 1, arbitrary: index });
const place = fc
  .tuple(key, fc.array(step, { maxLength: 3 }), fc.option(index, { freq: 6, nil: '' }))
  .map(([first, more, last]) => first + more.join('') + last);

const text = fc.constantFrom(
  ...[
    '',
    'x',
    'true',
    'TRUE',
    'fALSE',
    'falſe',
    'null',
    'Null',
    'nil',
    '~',
    'yes',
    'é',
    'a b',
    ' 1',
    '1 ',
    '[1]',
    '[]',
  ],
  ...['0', '00', '007', '-0', '+5', '-5', '-007', '1.5', '1e3', '0x1f', '1_000', '9007199254740993'],
  ...['9223372036854775807', '9223372036854775808', '-9223372036854775808', '-9223372036854775809'],
  ...['a\\,b', 'a=b', 'a.b', '"q"', 'a\\\\b', '\\', 'a\\', 'a{b}', 'a}', '\\{a}'],
);
const value = fc.oneof(
  { weight: 4, arbitrary: text },
  { weight: 1, arbitrary: fc.array(text, { maxLength: 3 }).map((items) => `{${items.join(',')}}`) },
);
const json = fc.oneof(
  { weight: 2, arbitrary: fc.json({ maxDepth: 2 }).filter((written) => !written.includes('\\ud')) },
  fc.constantFrom(
    ...['', ' ', '{"a":1,"a":2}', '{"a":[1,{"b":null}]}', '-0', '"\\u00e9\\n"', '"\\ud800"', ' [1 , 2] ', '{"a" :1 }'],
    ...['9007199254740993', '{"__proto__":{"x":1}}', '1,', 'true', 'null'],
  ),
  fc.constantFrom('x', '1x', '01', '[1,]', '{', '"a', '1e400', '-', '1.', '.5', 'tru', '"\\x"', '{"a":1}x', '12 34'),
);

function several(written: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const pairs = fc.array(fc.tuple(place, written), { minLength: 1, maxLength: 3 });
  return pairs.map((list) => list.map((pair) => pair.join('=')).join(','));
}

/** One flag with an argument that is mostly well-formed; `file` is one that can be read. */
export function flagArbitrary(file: string): fc.Arbitrary<Operation> {
  const path = fc.constantFrom(file, file, file, '', '/there/is/none', `{${file},${file}}`);
  const flag = (kind: Operation['kind'], written: fc.Arbitrary<string>) =>
    several(written).map((arg) => ({ kind, arg }));
  return fc.oneof(
    { weight: 4, arbitrary: flag('set', value) },
    { weight: 2, arbitrary: flag('set-string', value) },
    { weight: 2, arbitrary: flag('set-json', json) },
    { weight: 1, arbitrary: flag('set-file', path) },
    { weight: 1, arbitrary: flag('set-literal', text) },
  );
}
