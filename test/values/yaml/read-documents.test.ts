import { describe, expect, it } from 'vitest';
import { nodeToData } from '../../../src/values/value-node.ts';
import { readDocuments } from '../../../src/values/yaml/read-documents.ts';

const read = (text: string) => readDocuments('objects.yaml', new TextEncoder().encode(text));

describe('readDocuments', () => {
  it.each([
    ['', []],
    ['---\n---\n', []],
    ['# nothing\n', []],
    ['a: 1\n', [{ a: 1 }]],
    ['---\na: 1\n---\nb: on\n...\n', [{ a: 1 }, { b: true }]],
    ['a: 1\n---\n# empty\n---\n- 2\n', [{ a: 1 }, [2]]],
    ['{"a": [1, "x"]}', [{ a: [1, 'x'] }]],
  ])('%j', (text, expected) => {
    const { documents, diagnostics } = read(text);
    expect(diagnostics).toEqual([]);
    expect(documents.map((document) => nodeToData(document))).toEqual(expected);
  });

  it.each([
    ['a: 1\n---\na: 1\na: 2\n', 4, 1],
    ['a: 1\n---\nb: [\n', 4, 1],
    ['a: "\u0001"\n', 1, 5],
  ])('reports the problem in %j', (text, line, column) => {
    const { documents, diagnostics } = read(text);
    expect(documents).toEqual([]);
    expect(diagnostics.map(({ position }) => position)).toMatchObject([{ file: 'objects.yaml', line, column }]);
  });
});
