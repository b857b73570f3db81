import { describe, expect, it } from 'vitest';
import { readYaml } from '../../../src/values/yaml/read-yaml.ts';
import { showDiagnostic } from '../show-diagnostic.ts';

function problems(text: string | Uint8Array): string[] {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  const { root, diagnostics } = readYaml('values.yaml', bytes);
  expect(root === undefined).toBe(diagnostics.some(({ severity }) => severity === 'error'));
  return diagnostics.map(showDiagnostic);
}

describe('problems', () => {
  it.each<[string, string[]]>([
    [
      'a: 1\n"a": 2\nb: {c: 1, c: 2}\n',
      [
        '2:1 error yaml-duplicate-key at a: the key "a" is set twice in this map',
        '3:11 error yaml-duplicate-key at b.c: the key "c" is set twice in this map',
      ],
    ],
    ['1: a\n"1": b\n', ['2:1 error yaml-duplicate-key at ["1"]: the key "1" is set twice in this map']],
    ['- a\n', ['1:1 error yaml-not-a-map: a values file must be a map of keys and values, but this is a list']],
    ['text', ['1:1 error yaml-not-a-map: a values file must be a map of keys and values, but this is a single value']],
    [
      'a: 1\n---\nb: 2\n',
      ['3:1 error yaml-several-documents: this file has a second YAML document, which Helm does not read'],
    ],
    [
      '---\n---\nb: 2\n',
      ['3:1 error yaml-several-documents: this file has a second YAML document, which Helm does not read'],
    ],
    ['%YAML 1.2\n---\na: 1\n', ['1:1 error yaml-syntax: Helm reads only YAML 1.1 and rejects %YAML 1.2']],
    [
      'a: .inf\nb: [-.INF, .nan]\n',
      [
        '1:4 error yaml-syntax at a: values cannot contain the number .inf',
        '2:5 error yaml-syntax at b[0]: values cannot contain the number -.INF',
        '2:12 error yaml-syntax at b[1]: values cannot contain the number .nan',
      ],
    ],
    [
      '~: 1\n? [a]\n: 2\n{b: c}: 3\n',
      [
        '1:1 error yaml-syntax: null cannot be a key, because it cannot be read as text',
        '2:3 error yaml-syntax: a list cannot be a key',
        '4:1 error yaml-syntax: a map cannot be a key',
      ],
    ],
    [
      'a: *b\nc: &c [*c]\n',
      [
        '1:4 error yaml-syntax at a: the anchor &b is not defined above *b',
        '2:8 error yaml-syntax at c[0]: *c is inside the value that it refers to',
      ],
    ],
    [
      'a: &x [1]\nb: {<<: *x}\nc: {<<: 1}\n',
      [
        '2:9 error yaml-syntax at b["<<"]: << needs a map or a list of maps',
        '3:9 error yaml-syntax at c["<<"]: << needs a map or a list of maps',
      ],
    ],
    [
      'a: "\\ud800"\nb: "\\U00110000"\nc: "\\\\U00110000"\n',
      [
        '1:4 error yaml-syntax at a: an escape in this text does not stand for a Unicode character',
        '2:4 error yaml-syntax at b: an escape in this text does not stand for a Unicode character',
      ],
    ],
    [
      'a: [x, !!str, ?y, k:[1]]\n',
      [
        '1:8 error yaml-syntax: Helm reads the , after this tag as part of the tag',
        '1:15 error yaml-syntax: Helm reads text that begins with ? as a key here',
        '1:19 error yaml-syntax: Helm reads this colon as part of the text before it',
      ],
    ],
    ['a: &x.y 1\n', ['1:4 error yaml-syntax: an anchor name can contain only letters, digits, - and _']],
    [
      'a: \u0000\n# \u007f\n',
      [
        '1:4 error yaml-encoding: the control character U+0000 is not allowed in YAML',
        '2:3 error yaml-encoding: the control character U+007F is not allowed in YAML',
      ],
    ],
    [
      'a: 1\n\ufeffb: 1\n',
      ['2:1 error yaml-encoding: a byte order mark (U+FEFF) is allowed only at the start of the file'],
    ],
    [
      'a: "x \u2028y"\nb: x\u2029y\n',
      [
        '1:7 error yaml-encoding: the line separator U+2028 is not allowed here, because YAML readers disagree on whether it ends a line',
        '2:5 error yaml-encoding: the line separator U+2029 is not allowed here, because YAML readers disagree on whether it ends a line',
      ],
    ],
  ])('of %j', (text, expected) => {
    expect(problems(text)).toEqual(expected);
  });

  it('of bytes that are not UTF-8 have line and column', () => {
    const text = 'a: é\ufffd\nb: ';
    const bytes = new Uint8Array([...new TextEncoder().encode(text), 0xff, 0x0a]);
    expect(problems(bytes)).toEqual(['2:4 error yaml-encoding: the byte 0xFF is not valid UTF-8']);
  });

  it('with duplicate keys name both places', () => {
    const { diagnostics } = readYaml('values.yaml', new TextEncoder().encode('a: 1\n\na: 2\n'));
    expect(diagnostics[0]).toMatchObject({
      position: { line: 3, column: 1, endLine: 3, endColumn: 2 },
      related: [{ message: 'first set here', position: { file: 'values.yaml', line: 1, column: 1 } }],
    });
  });

  it.each<[string, string[]]>([
    ['a: on\n', ['1:4 info yaml-surprise at a: on is read as the boolean true']],
    [
      'a: [no, 0777, 1e3, 1_000, 1.10, 0x1f, +1, -0]\n',
      [
        'no is read as the boolean false',
        '0777 is read as the number 511',
        '1e3 is read as the number 1000',
        '1_000 is read as the number 1000',
        '1.10 is read as the number 1.1',
        '0x1f is read as the number 31',
        '+1 is read as the number 1',
        '-0 is read as the number 0',
      ].map(
        (message, index) => `1:${[5, 9, 15, 20, 27, 33, 39, 43][index]} info yaml-surprise at a[${index}]: ${message}`,
      ),
    ],
    ['on: 1\n', ['1:1 info yaml-surprise: on is read as the boolean true']],
    [
      'a: [true, False, ~, null, Null, 1, -1, 1.5, 12:30, 2001-01-01, "on", 9007199254740993, 18446744073709551615]\nb:\n',
      [],
    ],
  ])('that are only surprises: %j', (text, expected) => {
    expect(problems(text)).toEqual(expected);
  });
});
