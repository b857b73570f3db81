import { describe, expect, it } from 'vitest';
import type { MapNode, ScalarNode } from '../../../src/values/value-node.ts';
import { positionInScalar } from '../../../src/values/yaml/position-in-scalar.ts';
import { readDocuments } from '../../../src/values/yaml/read-documents.ts';
import { fc } from '../../fast-check.ts';

/** The reported and the real place of the character `@` in the value of `key`. */
function placesOf(text: string): { readonly said: string; readonly is: string } {
  const [root] = readDocuments('a.yaml', new TextEncoder().encode(text)).documents;
  const node = (root as MapNode).entries.get('key')?.node as ScalarNode;
  const place = placeIn(String(node.value));
  const position = positionInScalar(text, node)(place);
  const said = position.kind === 'file' ? `${position.line}:${position.column}` : '';
  const { line, column } = placeIn(text);
  return { said, is: `${line}:${column}` };
}

function placeIn(text: string) {
  const lines = text.split('@')[0]?.split('\n') ?? [];
  return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
}

describe('positionInScalar finds the place in the file', () => {
  it.each([
    'key: |\n  a\n   b@c\n',
    'other: 1\nkey: |-\n    a\n\n    @',
    'key: |\n\n  @\n',
    'key: |2\n   @\n  b\n',
    'key: | # comment\n  a\n  @\nnext: 1\n',
    'key:\n  |\n  a\n  @\n',
    'key: a@\n',
    'key: "a@"\n',
    "key: 'a @'\n",
    '{"key": "a@"}\n',
  ])('%j', (text) => {
    const { said, is } = placesOf(text);
    expect(said).toBe(is);
  });

  it.each(['key: >\n  a\n  b@\n', 'key: "a\\n@"\n', 'key: "a\n  b @"\n'])(
    'or the scalar where it begins: %j',
    (text) => {
      expect(placesOf(text).said).toBe('1:6');
    },
  );

  it('for any block scalar', () => {
    const line = fc.stringMatching(/^[ a-z:#-]{0,6}[a-z]$/);
    fc.assert(
      fc.property(fc.array(line, { maxLength: 5 }), fc.integer({ min: 1, max: 6 }), (before, indent) => {
        const body = [...before, 'x@'].map((text) => `${' '.repeat(indent)}${text}\n`).join('');
        const { said, is } = placesOf(`key: |${indent}\n${body}`);
        expect(said).toBe(is);
      }),
    );
  });
});
