import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { executeTemplate, limits, typed } from '../../src/go-template/index.ts';
import { templateData } from '../../src/routing/template-data.ts';
import { repository } from '../cli/run-cli.ts';

const page = readFileSync(join(repository, 'docs/reference/go-templates.md'), 'utf8');
const routemap = {
  name: 'shop-routemap',
  namespace: 'default',
  labels: {},
  annotations: {},
  versions: [],
  templates: [],
  namedHosts: new Map(),
  position: { kind: 'nowhere' },
} as const;

function execute(text: string, escaping: 'text' | 'html' = 'html'): string {
  const data = templateData(routemap, [80, 20, 0]);
  const result = executeTemplate({ name: 'x', text, data, escaping, missingKey: 'zero' });
  return result.ok ? result.text : result.error.message;
}

describe('docs/reference/go-templates.md shows what templates make', () => {
  const sections = page.split(/^## /m);
  const rows = sections.flatMap((section) => {
    // Escaping has its own section.
    const escaping = section.startsWith('Escaping') ? 'html' : 'text';
    const found = section.matchAll(/^\| `(.*\{\{.*|a[+ ].*)` \| `(.*)` \|$/gm);
    return [...found].map(([, template = '', text = '']) => [escaping, template, text] as const);
  });

  it('has a table of each kind', () => {
    expect(rows.filter(([escaping]) => escaping === 'text').length).toBeGreaterThan(15);
    expect(rows.filter(([escaping]) => escaping === 'html').length).toBeGreaterThan(5);
  });

  it.each(rows)('%s: %s', (escaping, template, text) => {
    expect(execute(template, escaping)).toBe(text);
  });
});

describe('docs/reference/go-templates.md lists the differences from Go', () => {
  it('names the limits', () => {
    const table = page.slice(page.indexOf('| limit |'));
    const numbers = [...table.matchAll(/^\| .* \| (\d+) \|$/gm)].map(([, number]) => Number(number));
    const { text, nodes, variables, depth, steps, output } = limits;
    expect(numbers).toEqual([text, nodes, variables, depth, steps, output]);
  });

  it.each(['<script>', '<style>', '<b style="a">', '<b srcset="a">', '<b onclick="a">', '<meta content="a">'])(
    'refuses %s',
    (text) => {
      expect(execute(text)).toMatch(/is not supported in a template that is escaped as HTML$/);
    },
  );

  it.each([
    ['a label that is not there', '[{{ .Labels.none }}]', '[]'],
    ['what a routemap does not have', '{{ .None }}', expect.stringContaining("can't evaluate field None")],
    ['metadata that is not known', '{{ .UID }}', expect.stringContaining("can't evaluate field UID")],
    ['bytes that are not UTF-8', '{{ "\\xff" }}', '\ufffd'],
  ])('%s', (_, template, text) => {
    expect(execute(template)).toEqual(text);
  });

  it.each([
    ['addresses', [typed('*int', 1)], '[0xc000000000]'],
    [
      'keys of several types',
      typed(
        'map[any]any',
        new Map<string | number | boolean, string>([
          ['a', ''],
          [1, ''],
          [true, ''],
        ]),
      ),
      'map[true: 1: a:]',
    ],
  ])('%s', (_, data, text) => {
    expect(executeTemplate({ name: 'x', text: '{{.}}', data, escaping: 'text' })).toEqual({ ok: true, text });
  });
});
