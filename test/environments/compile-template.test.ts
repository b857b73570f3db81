import { describe, expect, it, vi } from 'vitest';
import { compileTemplate } from '../../src/environments/compile-template.ts';
import { createRenderer } from '../../src/manifests/create-renderer.ts';

/** Compiles and renders a template, with further templates as partials. */
function render(source: string, context: object, partials: { readonly [name: string]: string } = {}): string {
  const templates = Object.fromEntries(
    Object.entries({ ...partials, main: source }).map(([name, text]) => [name, evaluate(text, `test/${name}.hbs`)]),
  );
  return createRenderer({ environment: { name: 'test' } as never, folder: 'test', templates }).render('main', context);
}

function evaluate(source: string, name: string): unknown {
  return new Function(`return ${compileTemplate(source, name).code}`)();
}

describe('compileTemplate', () => {
  it.each([
    ['a text', 'a: {{x}}', { x: 'web' }, 'a: web'],
    ['a text that YAML would misread', 'a: {{x}}', { x: 'on' }, 'a: "on"'],
    ['a text that would end the line', 'a: {{x}}', { x: 'b\nc: d' }, 'a: "b\\nc: d"'],
    ['a map', 'a: {{x}}', { x: { b: 1, c: ['d', true] } }, 'a: {b: 1, c: [d, true]}'],
    ['zero', 'a: {{x}}', { x: 0 }, 'a: 0'],
    ['null', 'a: {{x}}', { x: null }, 'a: null'],
    ['a path', 'a: {{x.y.z}}', { x: { y: { z: 'q' } } }, 'a: q'],
    ['a list', '{{#each x}}\n- {{this}}\n{{/each}}\n', { x: ['b', 'c'] }, '- b\n- c\n'],
    ['an outer field in a list', '{{#each x}}{{../y}} {{/each}}', { x: [1, 2], y: 'b' }, 'b b '],
    ['a condition on 0, which is something', '{{#if x}}yes{{else}}no{{/if}}', { x: 0 }, 'yes'],
    ['a condition on null', '{{#if x}}yes{{else}}no{{/if}}', { x: null }, 'no'],
    ['a condition on an empty list', '{{#unless x}}none{{/unless}}', { x: [] }, 'none'],
    ['a Go template action', '\\{{- if gt (index .Weights {{i}}) 0 }}', { i: 2 }, '{{- if gt (index .Weights 2) 0 }}'],
    ['a comment', '{{! note }}\na: 1', {}, 'a: 1'],
  ])('prints %s', (_, source, context, expected) => {
    expect(render(source, context)).toBe(expected);
  });

  it('prints a partial, indented as it stands', () => {
    expect(render('a:\n  {{> part x}}\n', { x: { y: 1 } }, { part: '- y: {{y}}\n  z: 2\n' })).toBe(
      'a:\n  - y: 1\n    z: 2\n',
    );
  });

  it.each([
    ['unescaped output', 'a: 1\nb: {{{x}}}', 'test/main.hbs:2:4: unescaped output; write {{value}}'],
    ['unescaped output with &', '{{&x}}', 'test/main.hbs:1:1: unescaped output; write {{value}}'],
    ['an unknown helper', 'a:\n  {{upper x}}', 'test/main.hbs:2:3: unknown helper upper'],
    ['a helper that Handlebars has', '{{lookup x y}}', 'test/main.hbs:1:1: unknown helper lookup'],
    ['an unknown block', '{{#eahc x}}{{/eahc}}', 'test/main.hbs:1:1: unknown block eahc; known are each, if, unless'],
    [
      'a block that Handlebars has',
      '{{#with x}}{{/with}}',
      'test/main.hbs:1:1: unknown block with; known are each, if, unless',
    ],
    ['a block without a value', '{{#if}}{{/if}}', 'test/main.hbs:1:1: {{#if}} takes one value'],
    ['an expression', '{{#if (eq a b)}}{{/if}}', 'test/main.hbs:1:7: expressions in parentheses are not available'],
    ['a computed partial', '{{> (lookup . "x")}}', 'test/main.hbs:1:1: the name of a partial must be written out'],
    ['a partial of two values', 'a\n{{> x y z}}', 'test/main.hbs:2:1: a partial takes one value at most'],
    ['a partial block', '{{#> x}}{{/x}}', 'test/main.hbs:1:1: partial blocks are not available'],
    ['names for items', '{{#each x as |y|}}{{/each}}', 'test/main.hbs:1:1: names with as |…| are not available'],
    ['a partial of another folder', 'a\n{{> ../x}}', 'test/main.hbs:2:1: invalid partial name "../x"'],
    [
      'a template that ends too early',
      'a\n{{#if x}}\n',
      'test/main.hbs:3:1: the template ends within a {{…}} or a block',
    ],
    ['a value that does not end', 'a\nb: {{x', 'test/main.hbs:2:6: this cannot stand here in a template'],
    ['a block that another ends', 'a\n{{#if x}}{{/each}}', "test/main.hbs:2:4: if doesn't match each"],
    ['blocks without end', '{{#if x}}'.repeat(31) + '{{/if}}'.repeat(31), 'test/main.hbs:1:271: blocks are nested too'],
    [
      'more blocks than the parser takes',
      '{{#if x}}'.repeat(1e5),
      'test/main.hbs:1:4501: a template can have at most 500 {{',
    ],
    ['a very long template', '{{x}}\n'.repeat(501), 'test/main.hbs:501:1: a template can have at most 500 {{'],
    ['a decorator', '{{* x}}', 'test/main.hbs:1:1: decorators are not available'],
  ])('refuses %s', (_, source, message) => {
    expect(() => compileTemplate(source, 'test/main.hbs')).toThrow(message);
  });

  it.each([
    ['a value', 'a: 1\nb: {{x}}', 'test/main.hbs:2:4: the release has no such field'],
    ['a path', 'a: {{x.y.z}}', 'test/main.hbs:1:4: the release has no such field'],
    ['a list', '{{#each x}}{{/each}}', 'test/main.hbs:1:1: the release has no such field'],
    ['a condition', '{{#if x}}{{/if}}', 'test/main.hbs:1:1: the release has no such field'],
  ])('refuses to print %s that is missing', (_, source, message) => {
    expect(() => render(source, {})).toThrow(message);
  });

  it('refuses a field of the prototype, and leaves it to the caller to say so', () => {
    const said = vi.spyOn(console, 'error');
    expect(() => render('{{constructor}}', {})).toThrow('the release has no such field');
    expect(() => render('{{toString}}', {})).toThrow('the release has no such field');
    expect(said).not.toHaveBeenCalled();
    said.mockRestore();
  });
});
