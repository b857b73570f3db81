import { describe, expect, it } from 'vitest';
import { loadValues, type ValuesFlag } from '../../src/values/load-values.ts';
import { readYaml } from '../../src/values/yaml/read-yaml.ts';

const encode = (text: string) => new TextEncoder().encode(text);

describe('how to mend a values file', () => {
  it.each([
    ['a: 1\na: 2\n', 'remove one of them'],
    ['- a\n', 'write `key: value`'],
    ['text', 'write `key: value`'],
    ['a: 1\n---\nb: 2\n', 'put each document into its own file and pass both with -f, or remove the ---'],
    ['%YAML 1.2\n---\na: 1\n', 'remove the line'],
    ['a: .inf\n', 'put it in quotes if it is text'],
    ['~: 1\n', 'put the key in quotes'],
    ['? [a]\n: 2\n', 'write text as the key; quote a value that begins with { or ['],
    ['{b: c}: 3\n', 'write text as the key; quote a value that begins with { or ['],
    ['{{ a }}: 1\n', 'write the value itself, or put the text in quotes'],
    ['a: {{ b }}\n', 'write the value itself, or put the text in quotes'],
    ['{a\n b: 1}\n', 'write the key and its colon on one line'],
    ['{//a\n b: 1}\n', 'begin a comment with #'],
    ['a: *b\n', 'write &b before the value to repeat'],
    ['c: &c [*c]\n', 'write the value out'],
    ['a: &x [1]\nb: {<<: *x}\n', 'refer to a map, e.g. <<: *defaults'],
    ['a: {<<: 1}', 'refer to a map, e.g. <<: *defaults'],
    ['a: "\\ud800"\n', 'write a character beyond U+FFFF as \\U and eight digits, e.g. "\\U0001F600"'],
    ['a: [!!str, b]\n', 'put a space after the tag'],
    ['a: [?y]\n', 'put the text in quotes'],
    ['a: [k:[1]]\n', 'put a space after the colon'],
    ['a: &x.y 1\n', 'choose another name, or quote a value that begins with & or *'],
    ['a: \u0000\n', 'save the file as UTF-8 text'],
    ['a: 1\n\ufeffb: 1\n', 'remove it'],
    ['a: "x \u2028y"\n', 'remove it, or write "\\u2028" in double quotes'],
    ['a: "x\n', 'close it'],
    ["a: 'x\n", 'close it'],
    ['a: [1\n', 'close it'],
    ['a: {b: 1\n', 'close it'],
    ["a: 'it's'\n", "write '' for a ' in single quotes, and \\\" for a \" in double quotes"],
    ['a: "\\q"\n', 'write \\\\ for a backslash, or use single quotes'],
    ['a:\n\tb: 1\n', 'use spaces'],
    ['a: b: c\n', 'put the value in quotes'],
    ['a: @b\n', 'put the value in quotes'],
    ['a: %b\n', 'put the value in quotes'],
    ['a: `b\n', 'put the value in quotes'],
    ['a\nb: 1\n', 'write a colon and a space after the key'],
    ['a: [-]\n', 'put the value in quotes'],
    ['a: 1\n  b: 2\n', 'indent it like the key above'],
    ['a:\n  b: 1\n c: 2\n', 'indent it like the lines next to it'],
    ['a: ]\n', 'remove it, or put the value in quotes'],
    ['a: }\n', 'remove it, or put the value in quotes'],
    ['- a\nb: 1\n', 'indent it like the lines next to it'],
    ['a: !!int x\n', 'remove the tag !!int'],
    ['a: !!foo x\n', 'remove the tag'],
    ['a: !foo x\n', 'remove the tag'],
    ['a: |x\n', 'begin the text on the next line'],
    [
      'a: 0123456789012345678901234567890\n',
      'write "0123456789012345678901234567890" in quotes if it is text, or 1.2345678901234568e+29 if it is not',
    ],
    ['a: yes\n', 'write "yes" in quotes if it is text, or true if it is not'],
    ['a: 012\n', 'write "012" in quotes if it is text, or 10 if it is not'],
    ['a: !!timestamp x\n', 'remove the tag !!timestamp'],
    ['a: !!binary "%"\n', 'remove the tag !!binary'],
    ['a: 1_0\n', 'write "1_0" in quotes if it is text, or 10 if it is not'],
    ['a: &b\nb: 1\nc: *b x\n', 'put the value in quotes'],
    ['a: > x\n', 'begin the text on the next line'],
    ['%TAG !a\n---\na: 1\n', 'remove the line'],
    ['--- a\n... b\n', 'put the value in quotes'],
  ])('%j: %s', (text, hint) => {
    expect(readYaml('values.yaml', encode(text)).diagnostics[0]?.hint).toBe(hint);
  });
});

describe('how to mend a flag', () => {
  const base = encode('text: x\nnone: null\nmap: {}\nlist: [1]\n');

  function readFile(path: string): Uint8Array {
    if (path === 'image') return new Uint8Array([0xff]);
    throw Object.assign(new Error('not here'), { code: 'ENOENT' });
  }

  it.each([
    ['set', 'a', 'write a=value; write \\, for a comma in a value'],
    ['set', 'a.', 'write key=value'],
    ['set', '=1', 'write key=value'],
    ['set', 'a={x', 'close it with }'],
    ['set', 'a[0', 'close it with ]'],
    ['set', 'a[0]', 'write [0]=value'],
    ['set', 'a[0]x=1', 'write =, [ or . after an index'],
    ['set', 'a[]=1', 'write a number from 0 to 65536'],
    ['set', 'a[-1]=1', 'write a number from 0 to 65536'],
    ['set', 'a[65537]=1', 'write a number from 0 to 65536'],
    ['set', 'text.x=1', 'set the whole value instead, e.g. with --set-json'],
    ['set', 'text[0]=1', 'set the whole value instead, e.g. with --set-json'],
    ['set', 'none.x=1', 'set the whole value instead, e.g. with --set-json'],
    ['set', 'map[0]=1', 'set the whole value instead, e.g. with --set-json'],
    ['set', 'list.x=1', 'set the whole value instead, e.g. with --set-json'],
    ['set', 'list[0][0]=1', 'set the whole value instead, e.g. with --set-json'],
    ['set', 'a[0].b=', 'use --set-json or --set-literal to set an empty text'],
    ['set-file', 'a=none', 'write key=path'],
    ['set-file', 'a=image', 'encode it, e.g. as base64'],
    ['set-json', 'a=x', 'write JSON: text in double quotes, a number, true, false, null, [...] or {...}'],
    ['set-json', 'a="x', 'write JSON: text in double quotes, a number, true, false, null, [...] or {...}'],
    ['set-json', 'a={', 'write "key": value'],
    ['set-json', 'a={"b"', 'write "key": value'],
    ['set-json', 'a={"b":', 'write JSON: text in double quotes, a number, true, false, null, [...] or {...}'],
    ['set-json', 'a={"b":1 "c":2}', 'write , or }'],
    ['set-json', 'a=[1 2]', 'write , or ]'],
    ['set-json', 'a=1e400', 'put it in double quotes if it is text'],
    ['set-json', '{"a":1} x', 'write one object, or key=json,key=json'],
  ] as const)('--%s %s: %s', (kind, argument, hint) => {
    const flag = { kind, argument, ...(kind === 'set-file' && { readFile }) } as ValuesFlag;
    const { diagnostics } = loadValues([{ kind: 'file', name: 'values.yaml', bytes: base }, flag]);
    expect(diagnostics[0]?.hint).toBe(hint);
  });
});
