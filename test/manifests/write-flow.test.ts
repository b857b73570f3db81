import { CORE_SCHEMA, load, YAML11_SCHEMA } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { writeFlow } from '../../src/manifests/write-flow.ts';
import { fc } from '../fast-check.ts';
import { hostileTexts } from './hostile-texts.ts';

const anyText = fc.string({ unit: 'binary', maxLength: 40 });

describe('writeFlow', () => {
  it.each([
    ['a plain word', 'web', 'web'],
    ['a host name', 'web-0.prod.svc.cluster.local', 'web-0.prod.svc.cluster.local'],
    ['a word of YAML 1.1', 'Off', '"Off"'],
    ['digits', '50', '"50"'],
    ['a Go template', '{{ x }}', '"\\u007b\\u007b x \\u007d\\u007d"'],
    ['HTML', '<a>', '"\\u003ca\\u003e"'],
    ['a large integer', 12345678901234567890n, '12345678901234567890'],
    ['nesting', { a: [{ b: null }, []], c: {} }, '{a: [{b: null}, []], c: {}}'],
  ])('writes %s', (_, data, expected) => {
    expect(writeFlow(data)).toBe(expected);
  });

  it('has at least 200 hostile texts to try', () => {
    expect(new Set(hostileTexts).size).toBeGreaterThanOrEqual(200);
  });

  it.each([
    ['YAML 1.2', CORE_SCHEMA],
    ['YAML 1.1', YAML11_SCHEMA],
  ])('writes what %s reads back', (_, schema) => {
    const same = (text: string) => {
      expect(load(`a: ${writeFlow(text)}\nb: [${writeFlow({ [text]: text })}]\n`, { schema })).toEqual({
        a: text,
        b: [{ [text]: text }],
      });
    };
    hostileTexts.forEach(same);
    fc.assert(fc.property(anyText, same));
  });

  it('writes one line without anything that Go templates or HTML would act on', () => {
    const harmless = (text: string) => {
      expect(writeFlow({ a: [text], [text]: { b: text } })).not.toMatch(/\{\{|[<&'`\n\r]/);
    };
    hostileTexts.forEach(harmless);
    fc.assert(fc.property(anyText, harmless));
  });

  it('refuses numbers that JSON does not have', () => {
    expect(() => writeFlow(Number.NaN)).toThrow('NaN cannot be written');
    expect(() => writeFlow([Number.POSITIVE_INFINITY])).toThrow('Infinity cannot be written');
  });
});
