import { describe, expect, it } from 'vitest';
import { executeTemplate, type GoTemplateError } from '../../src/go-template/index.ts';
import { withinCpuSeconds } from '../within-cpu-seconds.ts';

/** Executes a template that asks for too much, and expects an error soon. */
function runSoon(escaping: 'text' | 'html', text: string): GoTemplateError {
  const request = { name: 'x', text, data: { Weights: [1, 2, 3] }, escaping };
  const result = withinCpuSeconds(2, () => executeTemplate(request));
  if (result.ok) throw new Error('there is no error');
  return result.error;
}

const chain = (count: number, body: (next: number) => string) =>
  Array.from({ length: count }, (_, index) => `{{define "t${index}"}}${body(index + 1)}{{end}}`).join('');

const endless: readonly (readonly [name: string, template: string, message: string])[] = [
  ['a range over a huge number', '{{range 9000000000000000000}}{{end}}', 'takes more than 200000 steps'],
  ['ranges in ranges', '{{range 100000}}{{range 100000}}x{{end}}{{end}}', 'takes more than 200000 steps'],
  ['a lot of output', `{{range 1000000}}${'a'.repeat(1000)}{{end}}`, 'writes more than 2097152 bytes'],
  ['endless recursion', '{{define "a"}}{{template "a" .}}{{end}}{{template "a" .}}', 'nested deeper than 300 levels'],
  [
    'recursion that doubles',
    '{{define "a"}}{{if lt (len .) 99}}{{template "a" (print . 1)}}{{template "a" (print . 1)}}{{end}}{{end}}{{template "a" ""}}',
    'takes more than 200000 steps',
  ],
  ['a text that doubles', '{{$x := "ab"}}{{range 99}}{{$x = print $x $x}}{{end}}', 'takes more than 200000 steps'],
  ['escapes that double', '{{$x := "\\\\"}}{{range 99}}{{$x = js $x $x}}{{end}}', 'takes more than 200000 steps'],
  ['a huge width', '{{printf "%9999999d" 1}}', 'a text has more than 2097152 bytes'],
  ['a width for each of many', '{{printf "%1000000d" .Weights}}', 'a text has more than 2097152 bytes'],
  ['a huge precision', '{{range 99}}{{$x := printf "%.1000000f" 1.5}}{{end}}', 'takes more than 200000 steps'],
  ['many verbs', `{{printf "${'%v'.repeat(300_000)}" .}}`, 'takes more than 200000 steps'],
  ['floats with all digits', '{{range 99999}}{{$x := printf "%.1000f" 1e-300}}{{end}}', 'takes more than 200000 steps'],
  ['deep conditions', '{{if true}}'.repeat(5000), 'nested deeper than 300 levels'],
  ['deep parentheses', `{{${'('.repeat(5000)}1${')'.repeat(5000)}}}`, 'nested deeper than 300 levels'],
  ['a long else if', `{{if 0}}${'{{else if 0}}'.repeat(5000)}{{end}}`, 'nested deeper than 300 levels'],
  ['nested blocks', '{{block "a" 1}}'.repeat(5000), 'nested deeper than 300 levels'],
  [
    'a chain of templates',
    `${chain(2000, (next) => `{{template "t${next}"}}`)}{{template "t0"}}`,
    'nested deeper than 300 levels',
  ],
  ['many actions', '{{1}}'.repeat(200_000), 'more than 50000 actions and operands'],
  ['many arguments', `{{print ${'. '.repeat(300_000)}}}`, 'more than 50000 actions and operands'],
  [
    'many variables',
    Array.from({ length: 40_000 }, (_, index) => `{{$v${index}:=1}}`).join(''),
    'more than 1000 variables at once',
  ],
  ['a long template', 'a'.repeat(2_000_000), 'the template has more than 1048576 bytes'],
];

const endlessAsHtml: readonly (readonly [name: string, template: string, message: string])[] = [
  [
    'ranges in ranges',
    `${'{{range 1}}'.repeat(99)}${'{{end}}'.repeat(99)}`,
    'escaping the template takes more than 200000 steps',
  ],
  [
    'templates in two contexts each',
    `${chain(40, (next) => `{{template "t${next}"}}<a {{template "t${next}"}}>`)}{{template "t0"}}`,
    'escaping the template takes more than 200000 steps',
  ],
  [
    'a chain of templates',
    `${chain(2000, (next) => `{{template "t${next}"}}`)}{{template "t0"}}`,
    'nested deeper than 300 levels',
  ],
  ['many tags', '<b>'.repeat(300_000), 'escaping the template takes more than 200000 steps'],
  [
    'a title with many attributes',
    `<title ${'a '.repeat(300_000)}`,
    'escaping the template takes more than 200000 steps',
  ],
];

describe('a hostile template soon ends in a clear error', () => {
  it.each(endless)('%s', (_, template, message) => {
    expectLimit('text', template, message);
  });

  it.each(endlessAsHtml)('escaped as HTML: %s', (_, template, message) => {
    expectLimit('html', template, message);
  });
});

function expectLimit(escaping: 'text' | 'html', text: string, message: string): void {
  const error = runSoon(escaping, text);
  expect(error.phase).toBe('limit');
  expect(error.message).toContain(message);
  expect(error.message.length).toBeLessThan(300);
}

it('the error of an empty range that takes too long names the range', () => {
  expect(runSoon('text', '{{range 9000000}}{{end}}').message).toBe(
    'template: x:1:8: executing "x" at <{{range 9000000}}{{end}}>: the template takes more than 200000 steps',
  );
});

describe('a large template or value is allowed', () => {
  it.each([
    ['text', 'a'.repeat(1_000_000), 1_000_000],
    ['a number with many digits', `{{1.${'9'.repeat(500_000)}}}`, 1],
    ['space', `{{${' '.repeat(1_000_000)}1}}`, 1],
    ['nested conditions', `${'{{if true}}'.repeat(299)}x${'{{end}}'.repeat(299)}`, 1],
    ['nested parentheses', `{{${'(print '.repeat(299)}1${')'.repeat(299)}}}`, 1],
    ['hundreds of versions', '{{if gt (index .Weights 0) 0}}weight: {{index .Weights 1}}\n{{end}}'.repeat(300), 3000],
  ])('%s', (_, text, length) => {
    for (const escaping of ['text', 'html'] as const) {
      const result = executeTemplate({ name: 'x', text, data: { Weights: [1, 2, 3] }, escaping });
      expect(result.ok && result.text.length).toBe(length);
    }
  });

  it.each([
    ['an integer', `{{${'9'.repeat(1_000_000)}}}`],
    ['a hexadecimal integer', `{{0x${'f'.repeat(1_000_000)}}}`],
    ['an exponent', `{{1e${'9'.repeat(1_000_000)}}}`],
    ['digits and underscores', `{{${'1_'.repeat(500_000)}1}}`],
  ])('%s that is too large is soon rejected, as in Go', (_, text) => {
    expect(runSoon('text', text)).toMatchObject({ phase: 'parse', line: 1 });
  });
});

describe('an interrupt', () => {
  const text = '{{range 1000}}{{range 100}}x{{end}}{{end}}';
  const request = { name: 'x', text, data: {}, escaping: 'text' } as const;

  it('ends the execution, with its reason at the place', () => {
    let asked = 0;
    const interrupt = () => {
      asked += 1;
      return asked > 3 ? 'the template takes too long' : undefined;
    };
    const result = executeTemplate({ ...request, interrupt });
    expect(result.ok ? '' : result.error).toMatchObject({ phase: 'limit', line: 1 });
    expect(result.ok ? '' : result.error.message).toMatch(/executing "x" at <.*>: the template takes too long$/);
    expect(asked).toBe(4);
  });

  it('does not change what is written without a reason to end', () => {
    expect(executeTemplate({ ...request, interrupt: () => undefined })).toEqual(executeTemplate(request));
  });
});
