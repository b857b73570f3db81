import { fc } from '../fast-check.ts';

/** One change of a text. `at` and `to` are places, as parts of 10,000 of the text. */
interface Edit {
  readonly kind: 'delete' | 'repeat' | 'insert' | 'scalar' | 'line' | 'indent' | 'splice' | 'cut';
  readonly at: number;
  readonly to: number;
  readonly word: string;
  readonly other: string;
}

/** Texts that have a meaning in YAML, in templates or in a terminal, or that programs like to stumble over. */
const words = [
  ...[
    '',
    ' ',
    '\n',
    '\t',
    '\r\n',
    '---\n',
    '...\n',
    ': ',
    '- ',
    '? ',
    '# ',
    '{',
    '}',
    '[',
    ']',
    ',',
    '"',
    "'",
    '\\',
    '|',
    '>',
  ],
  ...['&a ', '*a', '<<: *a', '!!str ', '!!binary ', '!t ', '%YAML 1.2\n', '|2-\n', '>+\n', '@', '`', '~', 'null', '""'],
  ...['0', '-1', '1e3', '0x1F', '0o7', '.inf', '.nan', '9007199254740993', '1'.repeat(400), '1.5', '50%', '2024-01-01'],
  ...[
    'true',
    'on',
    'No',
    '__proto__',
    'constructor',
    'toString',
    'hasOwnProperty',
    'environment',
    'application',
    'versions',
  ],
  ...[
    '\u0000',
    '\u001b[31m',
    '\u0085',
    '\u2028',
    '\ufeff',
    '\ud83d\ude00',
    '\u202e',
    'é',
    'a'.repeat(300),
    'x\n'.repeat(40),
  ],
  ...[
    '[['.repeat(60),
    '{a: '.repeat(60),
    '(a+)+$',
    '.*',
    '^x{1000}{1000}$',
    '(?i)a|b',
    '(?=a)',
    '*.example.com',
    '..',
    '/',
    '/../',
  ],
  ...[
    '{{',
    '}}',
    '{{ .Weights }}',
    '{{index .Weights 9}}',
    '{{range .}}',
    '{{end}}',
    '{{#each}}',
    '{{{a}}}',
    '{{> shared/x}}',
  ],
  ...[
    '10s',
    '0s',
    '1h1h',
    '-5s',
    '5xx',
    'exact',
    'prefix',
    'regex',
    'RegularExpression',
    'match',
    'weight',
    'default',
    'kind: ',
  ],
] as const;

const edit: fc.Arbitrary<Omit<Edit, 'other'>> = fc.record({
  kind: fc.constantFrom('delete', 'repeat', 'insert', 'scalar', 'line', 'indent', 'splice', 'cut'),
  at: fc.nat(9999),
  to: fc.nat(9999),
  word: fc.oneof(
    { weight: 9, arbitrary: fc.constantFrom(...words) },
    { weight: 1, arbitrary: fc.string({ unit: 'binary' }) },
  ),
});

/** A text of a corpus with none to six changes. */
export function arbitraryText(corpus: readonly string[]): fc.Arbitrary<string> {
  const texts = fc.constantFrom(...corpus);
  const edits = fc.array(
    fc.tuple(edit, texts).map(([change, other]) => ({ ...change, other })),
    { maxLength: 6 },
  );
  return fc.tuple(texts, edits).map(([text, changes]) => changes.reduce(apply, text).slice(0, 60_000));
}

/** Words of a corpus' own beside those that every text can get: a place in an argument, for example. */
export const arbitraryWord = fc.constantFrom(...words);

function apply(text: string, { kind, at, to, word, other }: Edit): string {
  const start = Math.floor((at / 10_000) * text.length);
  const end = Math.min(text.length, start + 1 + (to % 40));
  switch (kind) {
    case 'delete':
      return text.slice(0, start) + text.slice(end);
    case 'repeat':
      return text.slice(0, end) + text.slice(start);
    case 'insert':
      return text.slice(0, start) + word + text.slice(start);
    case 'scalar':
      return replaceScalar(text, start, word);
    case 'line':
      return changeLines(text, start, (lines, index) => [...lines.slice(0, index), ...moved(lines, index, to)]);
    case 'indent':
      return changeLines(text, start, (lines, index) =>
        lines.with(index, ' '.repeat(to % 7) + lines[index]?.trimStart()),
      );
    case 'splice':
      return text.slice(0, start) + other.slice(Math.floor((to / 10_000) * other.length));
    case 'cut':
      return text.slice(0, start);
  }
}

/** The next value behind a colon or a dash becomes another. */
function replaceScalar(text: string, from: number, word: string): string {
  const found = /(?<=[:-] )[^\s{[][^\n]*/g;
  found.lastIndex = from;
  const match = found.exec(text);
  return match === null ? text : text.slice(0, match.index) + word + text.slice(match.index + match[0].length);
}

function changeLines(text: string, from: number, change: (lines: string[], index: number) => string[]): string {
  const lines = text.split('\n');
  return change(lines, text.slice(0, from).split('\n').length - 1).join('\n');
}

/** The lines from an index on, the first of them moved down. */
function moved(lines: readonly string[], index: number, by: number): readonly string[] {
  const [line = '', ...rest] = lines.slice(index);
  const place = by % (rest.length + 1);
  return [...rest.slice(0, place), line, ...rest.slice(place)];
}
