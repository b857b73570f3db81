import { describe, expect, it } from 'vitest';
import { readResources } from '../../src/adoption/read-resources.ts';

const read = (text: string | Uint8Array, optional = false) =>
  readResources([
    { name: 'm.yaml', bytes: typeof text === 'string' ? new TextEncoder().encode(text) : text, optional },
  ]);

const object = (name: string, more = '') => `apiVersion: v1\nkind: Service\nmetadata:\n  name: ${name}\n${more}`;

describe('the objects in manifests', () => {
  it.each([
    ['one', object('a'), ['a']],
    ['several', `${object('a')}---\n${object('b')}`, ['a', 'b']],
    ['with empty documents and comments', `---\n---\n# nothing\n---\n${object('a')}---\n`, ['a']],
    ['with CRLF', `${object('a')}---\n${object('b')}`.replaceAll('\n', '\r\n'), ['a', 'b']],
    ['with --- in a text', `${object('a', 'data:\n  text: |\n    ---\n    x\n')}---\n${object('b')}`, ['a', 'b']],
    [
      'in a List',
      `apiVersion: v1\nkind: List\nitems:\n- ${object('a').replaceAll('\n', '\n  ')}\n- ${object('b').replaceAll('\n', '\n  ')}`,
      ['a', 'b'],
    ],
    [
      'in a List of a kind',
      '{"apiVersion":"v1","kind":"ServiceList","items":[{"apiVersion":"v1","kind":"Service","metadata":{"name":"a"}}]}',
      ['a'],
    ],
    ['without hooks of Helm', `${object('a')}---\n${object('b', '  annotations:\n    helm.sh/hook: test\n')}`, ['a']],
    ['without what is no object', `- a\n---\nname: b\n---\ntext\n---\n${object('a')}`, ['a']],
    ['none', '', []],
  ])('%s', (_, text, names) => {
    const { resources, diagnostics } = read(text);
    expect(diagnostics).toEqual([]);
    expect(resources.map(({ name }) => name)).toEqual(names);
  });
});

describe('what cannot be read', () => {
  const broken = `${object('a')}---\n${object('b')}  x: [\n`;
  it.each([
    ['no YAML', broken, 'yaml-syntax', 11],
    ['a key twice', `${object('a')}---\na: 1\na: 2\n`, 'yaml-duplicate-key', 7],
    ['no UTF-8', new Uint8Array([0x61, 0x0a, 0xff]), 'yaml-encoding', 2],
    ['too much', new TextEncoder().encode('#'.repeat(16 * 1024 * 1024 + 1)), 'yaml-limit', 1],
  ])('is told with its place: %s', (_, text, code, line) => {
    const { diagnostics } = read(text);
    expect(diagnostics).toMatchObject([{ code, severity: 'error', position: { file: 'm.yaml', line } }]);
  });

  it('is read as Go reads it if it comes from Helm', () => {
    const { resources, diagnostics } = read(object('b', '  name: c\n'), true);
    expect([resources.map(({ name }) => name), diagnostics]).toEqual([['c'], []]);
  });

  it('is skipped if it is optional', () => {
    expect(read(broken, true)).toEqual({
      resources: [],
      diagnostics: [],
      passedOver: read(broken).diagnostics,
    });
  });
});
