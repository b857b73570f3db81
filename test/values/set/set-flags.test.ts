import { describe, expect, it } from 'vitest';
import { loadValues, type ValuesFlag } from '../../../src/values/load-values.ts';
import { locate } from '../../../src/values/value-node.ts';
import { loadFlags } from '../load-flags.ts';
import { showDiagnostic } from '../show-diagnostic.ts';

const set = (argument: string): ValuesFlag => ({ kind: 'set', argument });
const files: Record<string, Uint8Array> = {
  text: new TextEncoder().encode('\ufeffa\r\nb,{c}\n'),
  other: new TextEncoder().encode('1'),
  image: new Uint8Array([0xff, 0xd8]),
};

function readFile(path: string): Uint8Array {
  const bytes = files[path];
  if (bytes !== undefined) return bytes;
  throw Object.assign(new Error(`${path} went wrong`), path === 'none' && { code: 'ENOENT' });
}

describe('--set', () => {
  it.each<[string, unknown]>([
    ['', {}],
    ['a=b', { a: 'b' }],
    ['a=b,c=d,', { a: 'b', c: 'd' }],
    ['a=', { a: '' }],
    ['a=,b=c', { a: '', b: 'c' }],
    ['a=b=c', { a: 'b=c' }],
    ['a.b.c=1', { a: { b: { c: 1 } } }],
    ['a\\.b=1,c\\,d=2,e\\=f=3,g\\[0]=4', { 'a.b': 1, 'c,d': 2, 'e=f': 3, 'g[0]': 4 }],
    ['a=b\\,c,d=\\\\', { a: 'b,c', d: '\\' }],
    ['a=b\\', { a: 'b' }],
    ['a/b=1, c=2', { 'a/b': 1, ' c': 2 }],
    ['a={x,1,true,}', { a: ['x', 1, true, ''] }],
    ['a={}', { a: [''] }],
    ['a={x},b=1', { a: ['x'], b: 1 }],
    ['a={x}b=1', { a: ['x'], b: 1 }],
    ['a={x\\,y,\\}}', { a: ['x,y', '}'] }],
    ['a=x{y}', { a: 'x{y}' }],
    ['a[1]=x', { a: [null, 'x'] }],
    ['a[1].b=x,a[0]=y', { a: ['y', { b: 'x' }] }],
    ['a[0][1]=x,a[0][0]=y', { a: [['y', 'x']] }],
    ['a[0].b=x,a[0].c=y', { a: [{ b: 'x', c: 'y' }] }],
    ['a=true,b=FALSE,c=Null', { a: true, b: false, c: null }],
    ['a=0,b=007,c=-5,d=+5,e=1.5,f=1e3,g=0x1f', { a: 0, b: '007', c: -5, d: 5, e: '1.5', f: '1e3', g: '0x1f' }],
    ['a=9007199254740993,b=9223372036854775808', { a: 9007199254740993n, b: '9223372036854775808' }],
    ['a=-9223372036854775808,b=yes,c=~', { a: -9223372036854775808n, b: 'yes', c: '~' }],
  ])('%s', (argument, data) => {
    expect(loadFlags('', set(argument))).toEqual(data);
  });

  it.each<[string, unknown]>([
    ['a.b=2', { a: { b: 2, c: [1, 'x', { d: 2 }] } }],
    ['a=null', { a: null }],
    ['a.c[0]=9', { a: { b: 1, c: [9, 'x', { d: 2 }] } }],
    ['a.c[1].e=9', { a: { b: 1, c: [1, { e: 9 }, { d: 2 }] } }],
    ['a.c[2].e=9', { a: { b: 1, c: [1, 'x', { d: 2, e: 9 }] } }],
    ['a.c[4]=9', { a: { b: 1, c: [1, 'x', { d: 2 }, null, 9] } }],
    ['a.c={z}', { a: { b: 1, c: ['z'] } }],
    ['a.c[2][0]=9', expect.arrayContaining([expect.stringContaining('the item is a map, which has no index')])],
    ['a.c[3][1]=9', { a: { b: 1, c: [1, 'x', { d: 2 }, [null, 9]] } }],
    ['a.c[1].e.f=9', { a: { b: 1, c: [1, { e: { f: 9 } }, { d: 2 }] } }],
    ['a.c[2].d.e=9', expect.arrayContaining([expect.stringContaining('"d" is a number, which has no key "e"')])],
  ])('%s over a file', (argument, data) => {
    expect(loadFlags('a: {b: 1, c: [1, x, {d: 2}]}', set(argument))).toEqual(data);
  });

  it.each([
    ['a', '0', 'the key "a" has no value'],
    ['a,b=1', '0', 'the key "a" has no value'],
    ['a=1,b', '4', 'the key "b" has no value'],
    ['a.b', '2', 'the key "b" has no value'],
    ['a.', '2', 'a key is missing here'],
    ['=1', '0', 'the key before "=" is missing'],
    ['a..b=1', '2', 'the key before "." is missing'],
    ['a.=1', '2', 'the key before "=" is missing'],
    ['[0]=1', '0', 'the key before "[" is missing'],
    [',a=1', '0', 'a key is missing here'],
    ['a={x', '2', 'the list is not closed'],
    ['a[0', '2', 'the index is not closed'],
    ['a[0]', '4', 'the value after the index is missing'],
    ['a[0]x=1', '4', '"x" cannot follow an index'],
    ['a[]=1', '2', '"" is not a list index'],
    ['a[x]=1', '2', '"x" is not a list index'],
    ['a[-1]=1', '2', '"-1" is not a list index'],
    ['a[65537]=1', '2', '"65537" is not a list index'],
    [`${'a.'.repeat(31)}a=1`, '0', 'the key is nested too deeply'],
    ['text.x=1', '5', '"text" is a string, which has no key "x"'],
    ['text[0]=1', '5', '"text" is a string, which has no index'],
    ['none.x=1', '5', '"none" is null, which has no key "x"'],
    ['none[0]=1', '5', '"none" is null, which has no index'],
    ['map[0]=1', '4', '"map" is a map, which has no index'],
    ['list.x=1', '5', '"list" is a list, which has no key "x"'],
    ['list[0][0]=1', '8', 'the item is a number, which has no index'],
    ['list[0][0].b=', '8', 'the item is a number, which has no index'],
    ['b=1,b.c=2', '6', '"b" is a number, which has no key "c"'],
  ])('rejects %s', (argument, offset, message) => {
    const base = 'text: x\nnone: null\nmap: {}\nlist: [1]\n';
    expect(loadFlags(base, set(argument))).toEqual([`--set ${offset} error set-syntax: --set: ${message}`]);
  });

  it('ignores an empty value for a new list item, as Helm does, and warns', () => {
    const loaded = loadValues([set('a[0].b=')]);
    if (!loaded.ok) expect.fail('not loaded');
    expect(loaded.values.data).toEqual({ a: [] });
    expect(loaded.diagnostics.map(showDiagnostic)).toEqual([
      '--set 2 warning set-syntax: --set: an empty value for a new list item is ignored, as in Helm',
    ]);
    expect(loadFlags('a: [{}]', set('a[0].b='))).toEqual({ a: [{ b: '' }] });
  });

  // Helm's flags that look for `{` behind the `=`, and what of a list they leave as it is.
  it.each<[ValuesFlag['kind'], string, string, unknown]>([
    ['set', 'a[0]=', '', { a: [''] }],
    ['set', 'a[0][0]=', '', { a: [['']] }],
    ['set', 'a[0].b.c=', '', { a: [] }],
    ['set', 'a[1].b=', 'a: [x]', { a: ['x'] }],
    ['set', 'a[0].b=', 'a: [x]', { a: [{ b: '' }] }],
    ['set', 'a[0][0].b=', 'a: [null]', { a: [null] }],
    ['set', 'a[0][0].b=', 'a: [[x]]', { a: [[{ b: '' }]] }],
    ['set-string', 'a[0].b=', '', { a: [] }],
    ['set-literal', 'a[0].b=', '', { a: [{ b: '' }] }],
  ])('--%s %s over %j gives %j, as in Helm', (kind, argument, base, data) => {
    const file = { kind: 'file', name: 'values.yaml', bytes: new TextEncoder().encode(base) } as const;
    const loaded = loadValues([file, { kind, argument } as ValuesFlag]);
    if (!loaded.ok) expect.fail('not loaded');
    expect(loaded.values.data).toEqual(data);
  });

  it('replaces null in a list by a list, and in a map by nothing', () => {
    expect(loadFlags('a: [null, 1]', set('a[0][1]=x'))).toEqual({ a: [[null, 'x'], 1] });
    expect(loadFlags('a: [null]', set('a[0].b=x'))).toEqual({ a: [{ b: 'x' }] });
  });

  it('changes only the positions of what it sets', () => {
    const file = { kind: 'file', name: 'values.yaml', bytes: new TextEncoder().encode('a:\n  b: 1\n') } as const;
    const argument = 'a.c={x,y},d=1';
    const loaded = loadValues([file, set(argument)]);
    if (!loaded.ok) expect.fail('not loaded');
    const flag = (offset: number) => ({ kind: 'flag', flag: '--set', argument, offset });
    const { values } = loaded;
    expect(locate(values, ['a', 'b'], 'value')).toMatchObject({ kind: 'file', line: 2, column: 6 });
    expect(locate(values, ['a'], 'key')).toMatchObject({ kind: 'file', line: 1, column: 1 });
    expect(locate(values, ['a', 'c'], 'key')).toEqual(flag(2));
    expect(locate(values, ['a', 'c'], 'value')).toEqual(flag(4));
    expect(locate(values, ['a', 'c', 1], 'value')).toEqual(flag(7));
    expect(locate(values, ['d'], 'value')).toEqual(flag(12));
  });
});

describe('--set-string', () => {
  it('makes every value a text', () => {
    const flag: ValuesFlag = { kind: 'set-string', argument: 'a=1,b=true,c=null,d={1,x},e=' };
    expect(loadFlags('', flag)).toEqual({ a: '1', b: 'true', c: 'null', d: ['1', 'x'], e: '' });
  });
});

describe('--set-literal', () => {
  it.each([
    ['a=1,b=2', { a: '1,b=2' }],
    ['a.b[1]={\\,}', { a: { b: [null, '{\\,}'] } }],
    ['a\\,b=1', { 'a\\,b': '1' }],
    ['a=', { a: '' }],
    ['a[0].b=', { a: [{ b: '' }] }],
  ])('%s', (argument, data) => {
    expect(loadFlags('', { kind: 'set-literal', argument })).toEqual(data);
  });
});

describe('--set-file', () => {
  const setFile = (argument: string): ValuesFlag => ({ kind: 'set-file', argument, readFile });

  it.each([
    ['a=text', { a: '\ufeffa\r\nb,{c}\n' }],
    ['a.b=other,c={text,other}', { a: { b: '1' }, c: ['\ufeffa\r\nb,{c}\n', '1'] }],
    ['a=', { a: '' }],
  ])('%s', (argument, data) => {
    expect(loadFlags('', setFile(argument))).toEqual(data);
  });

  it.each([
    ['a=none', '2', 'cannot read the file "none": no such file or folder'],
    ['a=odd', '2', 'cannot read the file "odd": odd went wrong'],
    ['a=other,b={other,image}', '17', 'cannot read the file "image": it is not UTF-8 text'],
  ])('reports that it cannot read %s', (argument, offset, message) => {
    expect(loadFlags('', setFile(argument))).toEqual([
      `--set-file ${offset} error file-unreadable: --set-file: ${message}`,
    ]);
  });
});

describe('--set-json', () => {
  const setJson = (argument: string): ValuesFlag => ({ kind: 'set-json', argument });

  it.each<[string, unknown]>([
    ['a={"b":[1,"x",null]},c=1.50', { a: { b: [1, 'x', null] }, c: 1.5 }],
    ['a=', { a: null }],
    ['a= ,b=[] , c="d,e"', { a: null, b: [], ' c': 'd,e' }],
    ['a[1].b={}', { a: [null, { b: {} }] }],
    ['a=1e2,b=-0.5,c=9007199254740993', { a: 100, b: -0.5, c: 9007199254740993n }],
    ['a={"b":1,"b":2}', { a: { b: 2 } }],
    ['a="\\u00e9\\ud83d\\ude00\\ud800"', { a: 'é😀\ufffd' }],
    ['{"a":{"b":1}}', { a: { b: 1 } }],
    [' {"a":[]} ', { a: [] }],
    ['{}', {}],
  ])('%s', (argument, data) => {
    expect(loadFlags('', setJson(argument))).toEqual(data);
  });

  it('merges a whole object into the values', () => {
    expect(loadFlags('a: {b: 1, c: [1]}', setJson('{"a":{"c":[2],"d":null}}'))).toEqual({
      a: { b: 1, c: [2], d: null },
    });
  });

  it.each([
    ['a=x', '2', 'this is not JSON'],
    ["a='x'", '2', 'this is not JSON'],
    ['a="x', '2', 'this is not JSON'],
    ['a="\\x"', '2', 'this is not JSON'],
    ['a={', '3', 'a key is missing in the JSON'],
    ['a={"b"', '6', 'the : after the key is missing in the JSON'],
    ['a={"b":', '7', 'the JSON ends too early'],
    ['a={"b":1,}', '9', 'a key is missing in the JSON'],
    ['a={"b":1 "c":2}', '9', 'unexpected text in the JSON object'],
    ['a=[1,]', '5', 'this is not JSON'],
    ['a=[1 2]', '5', 'unexpected text in the JSON list'],
    ['a=1e400', '2', 'this number is too large'],
    ['a=01', '3', 'the key "1" has no value'],
    ['{"a":1} x', '8', 'unexpected text after the JSON object'],
  ])('rejects %s', (argument, offset, message) => {
    expect(loadFlags('', setJson(argument))).toEqual([`--set-json ${offset} error set-syntax: --set-json: ${message}`]);
  });

  it('has positions inside the JSON', () => {
    const argument = 'a={"b":[1,"x"]}';
    const loaded = loadValues([setJson(argument)]);
    if (!loaded.ok) expect.fail('not loaded');
    expect(locate(loaded.values, ['a', 'b'], 'key')).toMatchObject({ offset: 3 });
    expect(locate(loaded.values, ['a', 'b', 1], 'value')).toMatchObject({ offset: 10 });
  });
});
