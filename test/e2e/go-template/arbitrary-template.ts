import { fc } from '../../fast-check.ts';
import { arbitraryFormat, numberLiterals, textLiterals } from './arbitrary-literals.ts';

const lists = ['.Weights', '.Shares', '.Names', '.Versions', '.Pair', '$.Weights', '.Bytes', '.Struct.List'];
const maps = ['.Map', '.Counts', '.ByNumber', '.Map2'];
const strings = ['.Text', '$.Text', '.Struct.Name', '.Pointer.Name', '.Map.name'];
const numbers = ['.Count', '.Small', '.Big', '.Float', '.Struct.Count', '$.Count', '.Map.weight', '.Single'];
const others = [
  '.',
  '$',
  '$x',
  '$y',
  '.Flag',
  '.Nil',
  '.Missing',
  '.Missing.x',
  '.Map.a.b',
  '.Struct',
  '.Pointer',
  '.Struct.Any',
];
const wrong = [
  '.Weights.x',
  '.Text.x',
  '.Nil.x',
  '.Pointer.Zip',
  '.Struct.zip',
  '.Count.x',
  '(.Map).a',
  '(index .Versions 0).name',
];

const fields = fc.oneof(
  { weight: 25, arbitrary: fc.constantFrom(...lists, ...maps, ...strings, ...numbers, ...others) },
  { weight: 1, arbitrary: fc.constantFrom(...wrong) },
);
const indexes = fc.oneof(
  { weight: 6, arbitrary: fc.constant('0') },
  { weight: 1, arbitrary: fc.constantFrom('1', '2', '-1', '9', '"a"', '.Count', '"name"', 'nil', '1.0', 'true') },
);
const comparisons = fc.constantFrom('eq', 'ne', 'lt', 'le', 'gt', 'ge');

type Parts = {
  expression: string;
  argument: string;
  pipeline: string;
  item: string;
  body: string;
};

/** A term that mostly has the type that its place needs. */
const mostly = (...usual: readonly string[]) =>
  fc.oneof({ weight: 8, arbitrary: fc.constantFrom(...usual) }, { weight: 1, arbitrary: fields });

const call = (name: string | fc.Arbitrary<string>, ...operands: readonly fc.Arbitrary<string>[]) =>
  fc.tuple(typeof name === 'string' ? fc.constant(name) : name, ...operands).map((parts) => parts.join(' '));

const joined = (parts: fc.Arbitrary<string>, maxLength: number, separator: string) =>
  fc.array(parts, { maxLength }).map((all) => all.join(separator));

const plainText = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.constantFrom('a', '\n', ' ', '  - name: x\n', 'weight: ', 'é', '"', "'", '&', '+', ' \n\t'),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom('<', '<b>', '</b>', '<b title="x">', '<!-- c -->', '< 1', '>', '<br/>', '<p class='),
  },
);

const action = (inside: fc.Arbitrary<string>) =>
  fc
    .tuple(fc.constantFrom('{{', '{{', '{{', '{{- '), inside, fc.constantFrom('}}', '}}', '}}', ' -}}'))
    .map((parts) => parts.join(''));

/** Rarely the same twice, because a name has one definition. */
const blockNames = fc.nat(40).map((number) => `block "c${number}"`);

const end = action(fc.constantFrom('end', 'end', ' end '));

const { item } = fc.letrec<Parts>((tie) => ({
  argument: fc.oneof(
    { weight: 4, arbitrary: fields },
    { weight: 3, arbitrary: fc.oneof(numberLiterals, textLiterals) },
    { weight: 1, arbitrary: fc.constantFrom('nil', 'true', 'false') },
    { weight: 2, arbitrary: tie('pipeline').map((pipeline) => `(${pipeline})`) },
  ),
  expression: fc.oneof(
    { depthSize: 'small', maxDepth: 4 },
    { weight: 5, arbitrary: fields },
    { weight: 1, arbitrary: fc.oneof(numberLiterals, textLiterals) },
    { weight: 2, arbitrary: call('index', mostly(...lists, ...maps, '.Text'), indexes) },
    { weight: 1, arbitrary: call('index', mostly('.Versions'), indexes, indexes) },
    { weight: 1, arbitrary: call('slice', mostly(...lists, ...strings), indexes, fc.constantFrom('', '2', '3')) },
    { weight: 1, arbitrary: call('len', mostly(...lists, ...maps, ...strings)) },
    { weight: 2, arbitrary: call(comparisons, mostly(...numbers), fc.oneof(numberLiterals, mostly(...numbers))) },
    { weight: 1, arbitrary: call(comparisons, tie('argument'), tie('argument')) },
    { weight: 1, arbitrary: call('eq', tie('argument'), tie('argument'), tie('argument')) },
    { weight: 1, arbitrary: call(fc.constantFrom('and', 'or'), tie('argument'), joined(tie('argument'), 2, ' ')) },
    { weight: 1, arbitrary: call('not', tie('argument')) },
    {
      weight: 2,
      arbitrary: call(fc.constantFrom('print', 'println', 'html', 'js', 'urlquery'), joined(tie('argument'), 3, ' ')),
    },
    { weight: 3, arbitrary: call('printf', arbitraryFormat, joined(tie('argument'), 3, ' ')) },
    {
      weight: 1,
      arbitrary: call(fc.constantFrom('call', 'len', 'not', 'lt', 'index'), joined(tie('argument'), 3, ' ')),
    },
  ),
  pipeline: fc
    .tuple(
      tie('expression'),
      joined(
        fc.constantFrom(
          ...['print', 'html', 'js', 'urlquery', 'len', 'not', 'printf "%v"', 'printf "%q"', 'index .Map'],
          ...['print 1', 'eq 1', '.Text', '$x 1'],
        ),
        1,
        '',
      ),
    )
    .map((parts) => parts.filter((part) => part !== '').join(' | ')),
  item: fc.oneof(
    { depthSize: 'small', maxDepth: 3 },
    { weight: 5, arbitrary: plainText },
    { weight: 5, arbitrary: action(tie('pipeline')) },
    {
      weight: 1,
      arbitrary: action(
        fc.tuple(fc.constantFrom('$x := ', '$x = ', '$y := '), tie('pipeline')).map((parts) => parts.join('')),
      ),
    },
    {
      weight: 1,
      arbitrary: fc.constantFrom('{{/* c */}}', '{{- /* c */ -}}', '{{template "nope"}}'),
    },
    { weight: 2, arbitrary: branch(tie, fc.constantFrom('if ', 'with ', 'with $x := ')) },
    { weight: 2, arbitrary: loop(tie) },
    {
      weight: 1,
      arbitrary: action(
        fc.tuple(fc.constantFrom('template "a" ', 'template "b" '), tie('argument')).map((parts) => parts.join('')),
      ),
    },
    {
      weight: 1,
      arbitrary: fc
        .tuple(action(call(blockNames, tie('argument'))), fc.constant('{{$x := 1}}{{$y := 2}}'), tie('body'), end)
        .map((parts) => parts.join('')),
    },
  ),
  body: joined(tie('item'), 3, ''),
}));

type Tie = (key: keyof Parts) => fc.Arbitrary<string>;

function branch(tie: Tie, keyword: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const otherwise = fc.oneof(
    fc.constant(''),
    fc.tuple(action(fc.constant('else')), tie('body')).map((parts) => parts.join('')),
    fc
      .tuple(
        action(fc.tuple(fc.constantFrom('else if ', 'else with '), tie('expression')).map((parts) => parts.join(''))),
        tie('body'),
      )
      .map((parts) => parts.join('')),
  );
  const head = action(fc.tuple(keyword, tie('expression')).map((parts) => parts.join('')));
  return fc.tuple(head, tie('body'), otherwise, end).map((parts) => parts.join(''));
}

function loop(tie: Tie): fc.Arbitrary<string> {
  const over = mostly(...lists, ...maps, '3', '.Count', '.Missing', '.Small');
  const variables = fc.constantFrom('', '$i, $e := ', '$e := ', '$x = ', '$k, $x = ');
  const head = action(fc.tuple(fc.constant('range '), variables, over).map((parts) => parts.join('')));
  const inside = fc.oneof(
    tie('body'),
    tie('body').map((body) => `{{if eq . 1}}{{break}}{{end}}${body}`),
    tie('body').map((body) => `${body}{{continue}}x`),
  );
  const otherwise = fc.oneof(
    fc.constant(''),
    tie('body').map((body) => `{{else}}${body}`),
  );
  return fc.tuple(head, inside, otherwise, end).map((parts) => parts.join(''));
}

/** Definitions call only earlier ones, so that no template calls itself forever. */
const definitions = fc.tuple(joined(item, 2, ''), joined(item, 2, '')).map(([first, second]) => {
  const plain = first.replaceAll(/template "[abc]"|block "c\d+"/g, (found) =>
    found.startsWith('block') ? 'with' : 'print',
  );
  const calling = second.replaceAll(/template "b"|block "c\d+"/g, (found) =>
    found.startsWith('block') ? 'with' : 'print',
  );
  return `{{define "a"}}{{$x := 1}}{{$y := 2}}${plain}{{end}}{{define "b"}}{{$x := 3}}{{$y := .}}${calling}{{end}}`;
});

/** A typing mistake. */
const slips = fc.array(
  fc.record({
    at: fc.nat(10_000),
    remove: fc.integer({ min: 0, max: 3 }),
    insert: fc.constantFrom(
      '',
      '',
      '{{',
      '}}',
      '(',
      ')',
      '|',
      '"',
      '`',
      "'",
      '.',
      '$',
      ':=',
      '=',
      ',',
      '-',
      ' ',
      '\n',
      '@',
      '{{end}}',
      '{{else}}',
    ),
  }),
  { minLength: 1, maxLength: 2 },
);

function slip(template: string, changes: readonly { at: number; remove: number; insert: string }[]): string {
  return changes.reduce((text, { at, remove, insert }) => {
    const start = at % (text.length + 1);
    return text.slice(0, start) + insert + text.slice(start + remove);
  }, template);
}

const whole = fc
  .tuple(fc.oneof(fc.constant(''), definitions), fc.constant('{{$x := 1}}{{$y := "a"}}'), joined(item, 5, ''))
  .map((parts) => parts.join(''));

/** Most are valid templates; a fifth has a typing mistake. */
export const arbitraryTemplate: fc.Arbitrary<string> = fc.oneof(
  { weight: 4, arbitrary: whole },
  { weight: 1, arbitrary: fc.tuple(whole, slips).map(([template, changes]) => slip(template, changes)) },
);
