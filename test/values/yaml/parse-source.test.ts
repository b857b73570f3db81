import { describe, expect, it } from 'vitest';
import { readYaml } from '../../../src/values/yaml/read-yaml.ts';
import { showDiagnostic } from '../show-diagnostic.ts';

describe('a file that is not YAML', () => {
  it.each([
    ['a:\n\tb: 1\n', '2:1', 'this line is indented with a tab, but YAML takes spaces only'],
    ['a:\n  b: 1\n \tc: 1\n', '3:2', 'this line is indented with a tab, but YAML takes spaces only'],
    ['a: [1,\t2]\n', '1:7', 'this tab is not allowed between brackets'],
    ['a: b: c\n', '1:5', 'a value without quotes cannot contain a colon and a space'],
    ['a: x\n  b: y\n', '2:4', 'this key is indented deeper than the key above it, which has a value already'],
    ['a:\n  - b\n c: 1\n', '3:2', 'the indentation of this line fits nothing above it'],
    ['a:\n  b: 1\n c: 1\n', '3:2', 'the indentation of this line fits nothing above it'],
    ['- a\nb: 1\n', '2:1', 'the indentation of this line fits nothing above it'],
    ['a:\n  - b\n   - c: 1\n', '3:7', 'this key is indented deeper than the key above it, which has a value already'],
    ['a:\n  - {b: 1}\n   - c\n', '3:4', 'this list item is not indented like the one above it'],
    ['a: 1\nb\nc: 1\n', '2:1', 'this line is no key with a value: it has no colon with a space behind it'],
    ['- a: 1\n  b:2\n  c: 1\n', '2:3', 'this line is no key with a value: it has no colon with a space behind it'],
    ['a: 1\nb\n', '3:1', 'this line is neither a key with its value nor part of the value above'],
    ['a:\n  b\n    - c: 1\n', '2:3', 'this line is no key: it has no colon at its end'],
    ['a:\n  b\n  - c: 1\n', '2:3', 'this line is no key: it has no colon at its end'],
    ['a:\n  - b\n    - c: 1\n', '3:8', 'this key is indented deeper than the key above it, which has a value already'],
    ['a: @x\n', '1:4', 'a value cannot begin with @'],
    ['a: `x`\n', '1:4', 'a value cannot begin with `'],
    ['a: %x\n', '1:4', 'a value cannot begin with %'],
    ["a: 'it's'\n", '1:8', 'there is text after the closing quote'],
    ['a: "x" y\n', '1:8', 'there is text after the closing quote'],
    ['a: - b\n', '1:4', 'a list cannot begin on the line of its key'],
    ['a: ]\n', '1:4', 'this ] closes nothing'],
    ['{a: 1}}\n', '1:7', 'this } closes nothing'],
    ['a: "x\n', '2:1', 'a quote or bracket that was opened above is never closed'],
    ['a: {b: 1,\n', '2:1', 'a quote or bracket that was opened above is never closed'],
    ['"a: 1', '1:6', 'a quote that was opened above is never closed'],
    ['a: [b, c', '1:9', 'a bracket that was opened above is never closed'],
    ['a: {b: 1 c: 2}\n', '1:11', 'a comma is missing between two things in brackets'],
    ['a: [b,, c]\n', '1:7', 'there is nothing between two commas'],
    ['a: [b, -]\n', '1:8', 'a - alone is no value between brackets'],
    ['a: "\\q"\n', '1:6', 'no escape in double quotes begins like this'],
    ['a: "\\u12"\n', '1:9', 'this escape needs more hexadecimal digits'],
    ['a: | x\n y\n', '1:6', 'the text of a block begins on the line below | or >'],
    ['a: |0\n y\n', '1:5', 'this is no header of a block of text'],
    ['a: !x!y z\n', '1:8', 'this tag uses a prefix that no %TAG line declares'],
    ['a: !!!x z\n', '1:6', 'this is no tag that YAML knows'],
    ['a: & b\n', '1:5', 'this is no name of an anchor'],
    ['%TAG\n---\na: 1\n', '2:1', 'this % line is no directive that YAML knows'],
    [
      'environment web\napplication:\n',
      '1:1',
      'this line is no key with a value: it has no colon with a space behind it',
    ],
    ['a:web\r\n\r\n# b\r\nc:\r\n', '1:1', 'this line is no key with a value: it has no colon with a space behind it'],
    ['a:\n- b c\n  d: 1\n', '2:1', 'this line is no key with a value: it has no colon with a space behind it'],
    ['a: {{ .Values.b }}-c\n', '1:4', 'this is a template, and values files are not expanded'],
    ['{{- if .Values.b }}\na: 1\n{{- end }}\n', '1:1', 'this is a template, and values files are not expanded'],
    ['{\n  // b\n  "a": 1\n}\n', '2:3', 'this key goes on on the next line, which Helm refuses'],
    ['{"a"\n: 1}\n', '1:2', 'this key goes on on the next line, which Helm refuses'],
    [
      'a: "x\nb: 1\n',
      '2:1',
      'this line belongs to a quote or bracket that was opened above, but is not indented more than its key',
    ],
    [
      'a: {b: 1,\nc: 2}\n',
      '2:1',
      'this line belongs to a quote or bracket that was opened above, but is not indented more than its key',
    ],
  ])('%j', (text, place, message) => {
    const { root, diagnostics } = readYaml('values.yaml', new TextEncoder().encode(text));
    expect(root).toBeUndefined();
    expect(diagnostics.map(showDiagnostic)).toEqual([`${place} error yaml-syntax: ${message}`]);
    expect(diagnostics[0]?.hint).toBeTruthy();
  });
});
