import { describe, expect, it } from 'vitest';
import { readYaml } from '../../../src/values/yaml/read-yaml.ts';
import { showDiagnostic } from '../show-diagnostic.ts';

describe('a file that is not YAML', () => {
  it.each([
    ['a:\n\tb: 1\n', '2:1', 'this line is indented with a tab, but YAML allows only spaces'],
    ['a:\n  b: 1\n \tc: 1\n', '3:2', 'this line is indented with a tab, but YAML allows only spaces'],
    ['a: [1,\t2]\n', '1:7', 'this tab is not allowed between brackets'],
    ['a: b: c\n', '1:5', 'a value without quotes cannot contain a colon and a space'],
    ['a: x\n  b: y\n', '2:4', 'this key is indented more than the key above it, which already has a value'],
    ['a:\n  - b\n c: 1\n', '3:2', 'the indentation of this line does not match any line above it'],
    ['a:\n  b: 1\n c: 1\n', '3:2', 'the indentation of this line does not match any line above it'],
    ['- a\nb: 1\n', '2:1', 'the indentation of this line does not match any line above it'],
    ['a:\n  - b\n   - c: 1\n', '3:7', 'this key is indented more than the key above it, which already has a value'],
    ['a:\n  - {b: 1}\n   - c\n', '3:4', 'this list item is not indented like the one above it'],
    ['a: 1\nb\nc: 1\n', '2:1', 'expected `key: value`: the colon and a space are missing'],
    ['- a: 1\n  b:2\n  c: 1\n', '2:3', 'expected `key: value`: the colon and a space are missing'],
    ['a: 1\nb\n', '3:1', 'this line is neither `key: value` nor part of the value above'],
    ['a:\n  b\n    - c: 1\n', '2:3', 'expected a key: the colon at the end of the line is missing'],
    ['a:\n  b\n  - c: 1\n', '2:3', 'expected a key: the colon at the end of the line is missing'],
    ['a:\n  - b\n    - c: 1\n', '3:8', 'this key is indented more than the key above it, which already has a value'],
    ['a: @x\n', '1:4', 'a value cannot begin with @'],
    ['a: `x`\n', '1:4', 'a value cannot begin with `'],
    ['a: %x\n', '1:4', 'a value cannot begin with %'],
    ["a: 'it's'\n", '1:8', 'unexpected text after the closing quote'],
    ['a: "x" y\n', '1:8', 'unexpected text after the closing quote'],
    ['a: - b\n', '1:4', 'a list cannot start on the same line as its key'],
    ['a: ]\n', '1:4', 'this ] has no opening bracket'],
    ['{a: 1}}\n', '1:7', 'this } has no opening bracket'],
    ['a: "x\n', '2:1', 'a quote or bracket opened above is never closed'],
    ['a: {b: 1,\n', '2:1', 'a quote or bracket opened above is never closed'],
    ['"a: 1', '1:6', 'a quote opened above is never closed'],
    ['a: [b, c', '1:9', 'a bracket opened above is never closed'],
    ['a: {b: 1 c: 2}\n', '1:11', 'a comma is missing between two items in brackets'],
    ['a: [b,, c]\n', '1:7', 'a value is missing between two commas'],
    ['a: [b, -]\n', '1:8', 'a single - is not a value between brackets'],
    ['a: "\\q"\n', '1:6', 'this is not an escape that double quotes allow'],
    ['a: "\\u12"\n', '1:9', 'this escape needs more hexadecimal digits'],
    ['a: | x\n y\n', '1:6', 'block text must begin on the line below | or >'],
    ['a: |0\n y\n', '1:5', 'this block header is not valid'],
    ['a: !x!y z\n', '1:8', 'this tag uses a prefix that no %TAG line declares'],
    ['a: !!!x z\n', '1:6', 'YAML does not know this tag'],
    ['a: & b\n', '1:5', 'this is not a valid anchor name'],
    ['%TAG\n---\na: 1\n', '2:1', 'YAML does not know this % directive'],
    ['environment web\napplication:\n', '1:1', 'expected `key: value`: the colon and a space are missing'],
    ['a:web\r\n\r\n# b\r\nc:\r\n', '1:1', 'expected `key: value`: the colon and a space are missing'],
    ['a:\n- b c\n  d: 1\n', '2:1', 'expected `key: value`: the colon and a space are missing'],
    ['a: {{ .Values.b }}-c\n', '1:4', 'templates are not expanded in values files'],
    ['{{- if .Values.b }}\na: 1\n{{- end }}\n', '1:1', 'templates are not expanded in values files'],
    ['{\n  // b\n  "a": 1\n}\n', '2:3', 'this key continues on the next line, which Helm rejects'],
    ['{"a"\n: 1}\n', '1:2', 'this key continues on the next line, which Helm rejects'],
    [
      'a: "x\nb: 1\n',
      '2:1',
      'this line is inside a quote or bracket opened above, so it must be indented more than its key',
    ],
    [
      'a: {b: 1,\nc: 2}\n',
      '2:1',
      'this line is inside a quote or bracket opened above, so it must be indented more than its key',
    ],
  ])('%j', (text, place, message) => {
    const { root, diagnostics } = readYaml('values.yaml', new TextEncoder().encode(text));
    expect(root).toBeUndefined();
    expect(diagnostics.map(showDiagnostic)).toEqual([`${place} error yaml-syntax: ${message}`]);
    expect(diagnostics[0]?.hint).toBeTruthy();
  });
});
