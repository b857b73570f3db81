import { CORE_SCHEMA, load, YAML11_SCHEMA } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { writeYaml } from '../../src/manifests/write-yaml.ts';
import type { DataMap } from '../../src/values/data.ts';
import { fc } from '../fast-check.ts';
import { hostileTexts } from './hostile-texts.ts';

describe('writeYaml', () => {
  it.each([
    [
      'maps and lists in the manner of kubectl',
      { a: { b: [1, { c: 'd', e: 'f' }] } },
      'a:\n  b:\n  - 1\n  - c: d\n    e: f\n',
    ],
    ['what YAML 1.1 would misread in quotes', { a: 'yes', b: '0777', c: '12:30' }, 'a: "yes"\nb: "0777"\nc: "12:30"\n'],
    ['what begins like a number in quotes', { a: '1.2.3', b: '+x' }, 'a: "1.2.3"\nb: "+x"\n'],
    ['several lines as a block', { a: 'b: 1\nc: 2\n' }, 'a: |\n  b: 1\n  c: 2\n'],
    ['an image and a host plainly', { a: 'nginx:1.27', b: 'x.y' }, 'a: nginx:1.27\nb: x.y\n'],
    ['long lines as they are', { a: 'word '.repeat(40).trim() }, `a: ${'word '.repeat(40).trim()}\n`],
    ['empty containers', { a: {}, b: [] }, 'a: {}\nb: []\n'],
    ['large integers', { a: 12345678901234567890n }, 'a: 12345678901234567890\n'],
    ['the same object twice without an anchor', twice(), 'a:\n  x: 1\nb:\n  x: 1\n'],
  ])('writes %s', (_, data, expected) => {
    expect(writeYaml(data)).toBe(expected);
  });

  it('writes keys of prototypes as keys', () => {
    expect(writeYaml(JSON.parse('{"__proto__": {"a": 1}, "constructor": 2}'))).toBe(
      '__proto__:\n  a: 1\nconstructor: 2\n',
    );
  });

  it.each([
    ['YAML 1.2', CORE_SCHEMA],
    ['YAML 1.1', YAML11_SCHEMA],
  ])('writes what %s reads back', (_, schema) => {
    const same = (text: string) => {
      expect(load(writeYaml({ a: text, b: [text], [text]: { c: text } }), { schema })).toEqual({
        a: text,
        b: [text],
        [text]: { c: text },
      });
    };
    const keys = new Set(['a', 'b']);
    hostileTexts.filter((text) => !keys.has(text)).forEach(same);
    fc.assert(fc.property(fc.string({ unit: 'binary', minLength: 2, maxLength: 40 }), same));
  });

  it('writes any data so that it reads back equal', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (data) => {
        expect(load(writeYaml(data as never), { schema: CORE_SCHEMA })).toEqual(data);
      }),
    );
  });
});

function twice(): { a: DataMap; b: DataMap } {
  const shared = { x: 1 };
  return { a: shared, b: shared };
}
