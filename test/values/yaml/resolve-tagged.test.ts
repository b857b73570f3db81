import { describe, expect, it } from 'vitest';
import type { Scalar } from '../../../src/values/data.ts';
import { readYaml } from '../../../src/values/yaml/read-yaml.ts';
import { readText } from '../read-text.ts';
import { showDiagnostic } from '../show-diagnostic.ts';

describe('an explicit tag', () => {
  it.each<[string, Scalar]>([
    ['!!str 12', '12'],
    ['!!str', ''],
    ['!!str null', 'null'],
    ['!!int "0x1f"', 31],
    ['!!float 12', 12],
    ['!!float 9007199254740993', 9007199254740992],
    ['!!bool "yes"', true],
    ["!!null ''", null],
    ['!!timestamp 2001-1-1', '2001-1-1'],
    ['!!timestamp 2001-12-14t21:59:43.10-05:00', '2001-12-14t21:59:43.10-05:00'],
    ['!!timestamp 2000-02-29 1:2:3', '2000-02-29 1:2:3'],
    ['!!binary aMO8', 'hü'],
    ['!!binary "aGk=\\n"', 'hi'],
    ['! 12', '12'],
    ['!<tag:yaml.org,2002:str> 12', '12'],
    ['!<tag:yaml.org,2002:%69nt> "3"', 3],
  ])('reads %s as %j', (text, value) => {
    const { data, diagnostics } = readText(`a: ${text}`);
    expect(data).toEqual({ a: value });
    expect(diagnostics).toEqual([]);
  });

  it.each([
    ['!!int x', '"x" cannot be read as !!int'],
    ['!!int 1.5', '"1.5" cannot be read as !!int'],
    ['!!int', '"" cannot be read as !!int'],
    ['!!float on', '"on" cannot be read as !!float'],
    ['!!float 18446744073709551615', '"18446744073709551615" cannot be read as !!float'],
    ['!!null x', '"x" cannot be read as !!null'],
    ['!!timestamp 2001-02-29', '"2001-02-29" cannot be read as !!timestamp'],
    ['!!timestamp 2001-01-01T25:00:00Z', '"2001-01-01T25:00:00Z" cannot be read as !!timestamp'],
    ['!!binary a', '!!binary needs base64 text, and this is not'],
    ['!!binary /w==', 'the bytes of this !!binary are not UTF-8 text, and values can hold only text'],
  ])('rejects %s', (text, message) => {
    const { diagnostics } = readYaml('values.yaml', new TextEncoder().encode(`a: ${text}`));
    expect(diagnostics.map(showDiagnostic)).toEqual([`1:4 error yaml-tag at a: ${message}`]);
  });

  it.each([
    ['!foo 12', '12', 'the tag !foo has no meaning here; the value is read as text'],
    ['!!foo 12', '12', 'the tag !!foo has no meaning here; the value is read as text'],
    ['!foo [1]', [1], 'the tag !foo has no meaning here and is ignored'],
    ['!!str {b: 1}', { b: 1 }, 'the tag !!str has no meaning here and is ignored'],
  ])('warns about %s', (text, value, message) => {
    const { data, diagnostics } = readText(`a: ${text}`);
    expect(data).toEqual({ a: value });
    expect(diagnostics.map(showDiagnostic)).toEqual([`1:4 warning yaml-tag at a: ${message}`]);
  });

  // What Go's time.Parse accepts with the layouts of its YAML reader.
  it.each([
    ['2001-12-31', true],
    ['2004-2-29', true],
    ['2000-02-29', true],
    ['1900-02-29', false],
    ['2001-04-31', false],
    ['2001-00-01', false],
    ['2001-13-01', false],
    ['2001-01-00', false],
    ['12001-01-01', false],
    ['2001-001-01', false],
    ['2001-01-01 23:59:59', true],
    ['2001-01-01 23:59:59.5', true],
    ['2001-01-01 23:59:59,5', true],
    ['2001-01-01 24:00:00', false],
    ['2001-01-01 23:60:00', false],
    ['2001-01-01 23:59:60', false],
    ['2001-01-01 23:59', false],
    ['2001-01-01 1:2:3Z', false],
    ['2001-01-01T1:2:3Z', true],
    ['2001-01-01t1:2:3+01:00', true],
    ['2001-01-01T1:2:3-24:59', true],
    ['2001-01-01T1:2:3+25:00', false],
    ['2001-01-01T1:2:3+01:60', true],
    ['2001-01-01T1:2:3+01:61', false],
    ['2001-01-01T1:2:3', false],
    ['2001-01-01T1:2:3z', false],
    ['2001-01-01T1:60:3Z', false],
  ])('!!timestamp %s: %s', (text, accepted) => {
    const { diagnostics } = readYaml('values.yaml', new TextEncoder().encode(`a: !!timestamp ${text}`));
    expect(diagnostics.length === 0).toBe(accepted);
  });

  it('may use a prefix that %TAG declares', () => {
    const { data } = readText('%TAG !y! tag:yaml.org,2002:\n---\na: !y!str 12\n');
    expect(data).toEqual({ a: '12' });
  });

  it('of a set, map or list of pairs changes nothing', () => {
    const { data, diagnostics } = readText('a: !!set {x, z}\nb: !!omap [{c: 1}]\nd: !!map {}\n');
    expect(data).toEqual({ a: { x: null, z: null }, b: [{ c: 1 }], d: {} });
    expect(diagnostics.filter(({ code }) => code === 'yaml-tag')).toEqual([]);
  });
});
