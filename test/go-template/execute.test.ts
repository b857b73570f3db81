import { describe, expect, it } from 'vitest';
import { executeTemplate, typed } from '../../src/go-template/index.ts';
import { fc } from '../fast-check.ts';
import { allCases } from './cases/all-cases.ts';
import { exampleData } from './example-data.ts';
import { toGoValue } from './to-go-value.ts';

const data = toGoValue(exampleData);

describe.each(allCases)('%s', (_, { options, cases }) => {
  it.each(cases)('%j: %j', (text, outcome) => {
    const result = executeTemplate({ name: 'x', text, data, escaping: 'text', ...options });
    expect(result.ok ? result.text : result.error.message).toBe(outcome);
  });
});

it.each([
  [[225, 128], '\ufffd\ufffd'],
  [[97, 240, 159, 146, 98], 'a\ufffd\ufffd\ufffdb'],
  [[239, 191, 189, 255], '\ufffd\ufffd'],
  [[226, 130, 172], '€'],
])('bytes %j are the text %j: each byte that is not UTF-8 stands for itself', (bytes, text) => {
  const value = typed('[]uint8', bytes);
  const result = executeTemplate({ name: 'x', text: '{{printf "%s" .}}', data: value, escaping: 'text' });
  expect(result).toEqual({ ok: true, text });
});

describe('an error has the template, the line and the column', () => {
  it.each([
    [
      'a {{nope}}',
      { phase: 'parse', template: 'web', line: 1, message: 'template: web:1: function "nope" not defined' },
    ],
    ['\n  {{index .W 7}}', { phase: 'execute', template: 'web', line: 2, column: 4 }],
    ['é {{index .W 7}}', { phase: 'execute', line: 1, column: 5 }],
    ['{{define "part"}}\n{{index .W 7}}{{end}}{{template "part" .}}', { template: 'part', line: 2, column: 2 }],
    ['{{if true}}<b{{end}}>', { phase: 'execute', template: 'web', line: 1, column: 5 }],
    ['<b =>', { phase: 'execute', template: 'web', line: 0 }],
    ['<script>', { phase: 'limit', message: expect.stringContaining('<script> is not supported') }],
    ['<b onclick="x">', { phase: 'limit', message: expect.stringContaining('the attribute onclick is not supported') }],
    ['{{range 1000000}}{{end}}', { phase: 'limit', template: 'web', line: 1 }],
  ])('%j', (text, error) => {
    const result = executeTemplate({ name: 'web', text, data, escaping: 'html' });
    expect(result).toMatchObject({ ok: false, error });
  });
});

describe('plain data has the types that Go gives it when it reads YAML', () => {
  it.each([
    [1, 'int'],
    [1.5, 'float64'],
    [1n, 'int64'],
    ['a', 'string'],
    [true, 'bool'],
    [null, '<nil>'],
    [[1], '[]interface {}'],
    [{ a: 1 }, 'map[string]interface {}'],
    [new Map([['a', 1]]), 'map[string]interface {}'],
    [typed('[]uint32', [1]), '[]uint32'],
    [typed('map[string][]int', { a: [1] }), 'map[string][]int'],
    [typed('any', 1), 'int'],
  ] as const)('%s is %s', (value, type) => {
    const result = executeTemplate({ name: 'x', text: '{{printf "%T" .}}', data: value, escaping: 'text' });
    expect(result).toEqual({ ok: true, text: type });
  });

  it.each([
    ['int8', 128],
    ['uint8', -1],
    ['int', 1.5],
    ['string', 1],
    ['[]int', { a: 1 }],
    ['[2]int', [1]],
    ['map[string]int', [1]],
  ])('%s cannot be %j', (type, value) => {
    const run = () => executeTemplate({ name: 'x', text: '', data: typed(type, value), escaping: 'text' });
    expect(run).toThrow(TypeError);
  });

  it.each(['', 'integer', '[]', 'map[string', 'struct { A }', 'int int'])('%j is not a type', (type) => {
    expect(() => typed(type, null)).toThrow(TypeError);
  });
});

describe('any text gives a text or an error with a place', () => {
  const pieces = [
    '{{',
    '}}',
    '{{- ',
    ' -}}',
    '(',
    ')',
    '|',
    '.',
    '.W',
    '$x',
    ':=',
    '"',
    '`',
    "'",
    '\\',
    ',',
    '/*',
    '*/',
    '\n',
    'é',
  ];
  const words = [
    'if ',
    'range ',
    'with ',
    'end',
    'else',
    'define ',
    'block ',
    'template ',
    'break',
    'printf ',
    'index ',
  ];
  const html = ['<', '>', '<b ', '="', '<!--', '-->', '<title>', '</title>', 'href=', '&#', '1e', '0x', '%*d', '%[1]'];
  const texts = fc
    .array(fc.constantFrom(...pieces, ...words, ...html), { maxLength: 20 })
    .map((parts) => parts.join(''));

  it.each(['text', 'html'] as const)('%s/template', (escaping) => {
    fc.assert(
      fc.property(fc.oneof(texts, fc.string({ unit: 'binary' })), (text) => {
        const result = executeTemplate({ name: 'x', text, data, escaping });
        if (!result.ok) expect(result.error.message).toContain('template:');
      }),
      { numRuns: Number(process.env.FC_RUNS ?? 500) },
    );
  });
});
