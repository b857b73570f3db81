import { fc } from '../../fast-check.ts';

const wrong = fc.constantFrom('0x', '1__0', '09', '1e', "'ab'", '"\\q"', '1+2', '3x', '9223372036854775808');

/** Whole numbers are small, because a range may repeat for each. */
const numbers = fc.constantFrom(
  ...[
    '0',
    '1',
    '2',
    '3',
    '7',
    '12',
    '-1',
    '-4',
    '+2',
    '1.5',
    '0.0',
    '-2.25',
    '1e3',
    '1e21',
    '1e-7',
    '.5',
    '3.',
    '0x1F',
  ],
  ...['0b11', '0o7', '07', '0x1p-2', "'\\n'", '1i', '1+2i', '1_0', '-0', '2e0'],
);

const texts = fc.constantFrom(
  ...[
    '""',
    '"a"',
    '"web"',
    '"héllo"',
    '"<b>&"',
    '"a\\nb"',
    '"\\x41\\u00e9"',
    '"\\xff"',
    '`raw "x" \\n`',
    '"a b/c?d=e"',
  ],
  ...['"it\'s"', '"%d"', '"10"', '`a\nb`'],
);

const rarelyWrong = (usual: fc.Arbitrary<string>) =>
  fc.oneof({ weight: 40, arbitrary: usual }, { weight: 1, arbitrary: wrong });

export const numberLiterals = rarelyWrong(numbers);
export const textLiterals = rarelyWrong(texts);

const verbs = [...'vdsqxXtTfFgGeEbcoOUw%z!', '+v', '#v', 'é'];

const directive = fc
  .record({
    flags: fc.array(fc.constantFrom('+', '-', '#', '0', ' '), { maxLength: 2 }).map((flags) => flags.join('')),
    width: fc.constantFrom('', '', '', '1', '6', '12', '*', '[1]*', '[2]*'),
    precision: fc.constantFrom('', '', '', '.', '.0', '.2', '.9', '.*', '.[1]*'),
    index: fc.constantFrom('', '', '', '', '', '[1]', '[2]', '[9]', '[x]', '[0]'),
    verb: fc.constantFrom(...verbs),
  })
  .map(({ flags, width, precision, index, verb }) => `%${flags}${width}${precision}${index}${verb}`);

/** A format for printf, as a literal. */
export const arbitraryFormat = fc
  .array(
    fc.oneof(
      { weight: 3, arbitrary: directive },
      { weight: 1, arbitrary: fc.constantFrom('a', ' ', '%', 'é', '<', '%5') },
    ),
    {
      maxLength: 3,
    },
  )
  .map((parts) => JSON.stringify(parts.join('')));
