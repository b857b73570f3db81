import { afterAll, describe, expect, it } from 'vitest';
import { nodeToData } from '../../../src/values/value-node.ts';
import { readYaml } from '../../../src/values/yaml/read-yaml.ts';
import { fc } from '../../fast-check.ts';
import { startOracle } from '../cluster/oracle.ts';
import { comparable } from './comparable.ts';
import { readAnswer } from './read-answer.ts';

const words = [
  'y',
  'yes',
  'n',
  'no',
  'true',
  'false',
  'on',
  'off',
  'null',
  '~',
  '.inf',
  '.nan',
  '<<',
  '=',
  'nan',
  'inf',
  'nil',
];
const signed = ['.inf', 'inf', '.nan', '1', '0', '.5', '', '0x1f', '0b1', '017', '1_0', '1e3', '_', '~'];
const spelled = [
  ...words.flatMap((word) => [
    word,
    word.toUpperCase(),
    capitalized(word),
    `${word}x`,
    `${word} ${word}`,
    `${word[0]}`,
  ]),
  ...['+', '-', '--'].flatMap((sign) => signed.flatMap((word) => [sign + word, (sign + word).toUpperCase()])),
];

const edges = [
  0n,
  1n,
  7n,
  8n,
  63n,
  255n,
  2n ** 31n,
  2n ** 32n,
  2n ** 53n,
  2n ** 63n,
  2n ** 64n,
  10n ** 20n,
  10n ** 30n,
];
const integers = edges
  .flatMap((edge) => [edge - 1n, edge, edge + 1n])
  .filter((edge) => edge >= 0n)
  .flatMap((edge) => [
    ...['', '+', '-', '0', '00', '-0'].map((prefix) => prefix + edge),
    ...['0x', '0X', '-0x', '+0x', '0x_', '0x0'].map((prefix) => prefix + edge.toString(16)),
    ...['0o', '0O', '-0o', '0', '-0', '0_', '0o9'].map((prefix) => prefix + edge.toString(8)),
    ...['0b', '0B', '-0b', '0b-', '0b+', '-0b-'].map((prefix) => prefix + edge.toString(2)),
    ...['.', '.0', '.50', 'e0', 'e1', 'E+2', 'e-3', '.e1', '_', '__0', '_000', 'e', 'e+', '.5.5', '%', 'Mi'].map(
      (suffix) => edge + suffix,
    ),
  ]);

const others = [
  ...[
    '1e308',
    '1e309',
    '-1e309',
    '1e400',
    '1e-400',
    '5e-324',
    '1.7976931348623157e308',
    '0.1',
    '1.10',
    '100.0',
    '1e21',
  ],
  ...['.5', '.5_0', '._5', '.5_', '.5__0', '.5e1_0', '.5e_1', '.1e400', '.e1', '.', '..', '...', '.5.', '.0x1'],
  ...[
    '2001-01-01',
    '2001-1-1',
    '2001-13-01',
    '2001-12-14T21:59:43.1-05:00',
    '2001-12-14 21:59:43',
    '1999-',
    '01-01-2001',
  ],
  ...[
    '12:30',
    '1:2:3',
    '-1:30',
    '190:20:30.15',
    '0:0',
    '1:',
    'a:b',
    'a: ',
    'http://a/b?c#d',
    'a #b',
    'a#b',
    'a , b',
    'a]b',
  ],
  ...[
    '',
    ' ',
    '\t',
    'a\tb',
    'a  b',
    'é',
    '😀',
    '日本',
    '\u00a0',
    'a\u00a0',
    '1\u00a0',
    '０',
    '１',
    '1.2.3',
    'v1',
    '1,000',
  ],
  ...[
    '"on"',
    "'on'",
    '"1"',
    "'0777'",
    "''",
    '""',
    '"a" ',
    '[on]',
    '{on: off}',
    '- a',
    '-a',
    '?a',
    '? a',
    ':a',
    '::',
    '-:',
  ],
  ...[
    '@a',
    '`a',
    '%a',
    'a@',
    'a%',
    'a`',
    '|',
    '>',
    '|-',
    '!!str on',
    '!!int 0x1f',
    '!!float 1',
    '!!bool on',
    '!!null ~',
  ],
  ...[
    '!!int a',
    '!!float on',
    '!!bool 1',
    '!!null a',
    '!!int',
    '!!str',
    '!a 1',
    '! 1',
    '!!a 1',
    '!!binary aGk=',
    '!!binary a',
  ],
  ...[
    '!!timestamp 2001-01-01',
    '!!timestamp 2001-02-30',
    '!!timestamp a',
    '!!float 18446744073709551615',
    '!!int "1_0"',
  ],
];

const yamlish = fc.string({
  unit: fc.constantFrom(...'abefnoxyEFNOXY~.,:-+_01789 #%@`\'"[]{}?=<\\/TZ'),
  minLength: 1,
  maxLength: 7,
});
const numberish = fc.string({ unit: fc.constantFrom(...'0017899..__+-eExXoObBaf:T'), minLength: 1, maxLength: 9 });
const random = fc.oneof(
  yamlish,
  numberish,
  numberish.map((text) => `0${text}`),
  numberish.map((text) => `.${text}`),
);

describe('plain scalars', async () => {
  const oracle = await startOracle('yaml');
  afterAll(() => oracle.stop());

  async function compare(text: string) {
    const document = `a: ${text}\n`;
    const theirs = await oracle.ask(document);
    const { root } = readYaml('values.yaml', new TextEncoder().encode(document));
    const ours = root && comparable(nodeToData(root));
    // .inf and the like are no error of YAML, but of JSON; both are refusals.
    const expected = theirs.lenient === undefined ? undefined : readAnswer(theirs.lenient);
    expect({ document, read: ours }).toEqual({ document, read: expected });
    return ours !== undefined;
  }

  it('are read as Go reads them', async () => {
    const written = new Set([...spelled, ...integers, ...others, ...fc.sample(random, { numRuns: 3000, seed: 3 })]);
    expect(written.size).toBeGreaterThan(2000);
    const read = await Promise.all([...written].map(compare));
    expect(read.filter((ok) => !ok).length).toBeGreaterThan(50);
  });
});

function capitalized(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
