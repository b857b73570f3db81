import { describe, expect, it } from 'vitest';
import { loadValues, type ValuesInput } from '../../src/values/load-values.ts';
import { fc } from '../fast-check.ts';
import { showDiagnostic } from './show-diagnostic.ts';

const mebibyte = 1024 * 1024;

function file(text: string): ValuesInput {
  return { kind: 'file', name: 'values.yaml', bytes: new TextEncoder().encode(text) };
}

function fill(part: string, bytes = mebibyte - 100): string {
  return part.repeat(Math.floor(bytes / new TextEncoder().encode(part).length));
}

/** Enough for a busy machine; each of these takes less than a second of CPU time. */
const timeout = 30_000;

/** The result of reading inputs: `ok` or the first problem. */
function outcome(...inputs: ValuesInput[]): string {
  const loaded = loadValues(inputs);
  return loaded.ok ? 'ok' : showDiagnostic(loaded.diagnostics[0] ?? expect.fail('no diagnostic'));
}

const tooDeep = 'error yaml-limit: the values are nested deeper than 512 levels';
const tooMany = '1:1 error yaml-limit: the file has more than 50000 keys and values';
const bomb = ['a0: &a0 [x, x, x, x, x, x, x, x, x]'];
for (let level = 1; level < 20; level++) {
  bomb.push(
    `a${level}: &a${level} [${Array(9)
      .fill(`*a${level - 1}`)
      .join(', ')}]`,
  );
}
const thousand = Array.from({ length: 1000 }, (_, index) => `k${index}: 1`).join(', ');
const tower = Array.from({ length: 9 }, (_, level) => {
  return `a${level}: &a${level} ${'['.repeat(100)}${level === 0 ? 'x' : `*a${level - 1}`}${']'.repeat(100)}`;
});

describe('hostile files', () => {
  it.each([
    [
      '10 MB',
      'a: 1\n'.repeat(2 * mebibyte),
      '1:1 error yaml-limit: with values.yaml the values files have more than 1024 KiB; no cluster can store them',
    ],
    ['a flow list of a million items', `a: [${fill('1,')}]`, tooMany],
    ['many empty maps', `a: [${fill('{},', 200_000)}]`, tooMany],
    ['many block items', fill('- \n', 200_000), tooMany],
    ['many keys', Array.from({ length: 24_000 }, (_, index) => `k${index}: 1`).join('\n'), 'ok'],
    ['brackets 10,000 deep', `a: ${'['.repeat(10_000)}${']'.repeat(10_000)}`, `1:515 ${tooDeep}`],
    ['maps 10,000 deep', '{a: '.repeat(10_000), `1:2042 ${tooDeep}`],
    ['dashes 10,000 deep', '- '.repeat(10_000), `1:1025 ${tooDeep}`],
    ['question marks 10,000 deep', '? '.repeat(10_000), `1:1024 ${tooDeep}`],
    ['500 levels', `a: ${'['.repeat(500)}${']'.repeat(500)}`, 'ok'],
    [
      'a bomb of aliases',
      bomb.join('\n'),
      '5:35 error yaml-limit at a4[5]: aliases such as *a3 repeat more than 50000 values',
    ],
    [
      'a bomb of merge keys',
      `a: &a {${thousand}}\n${fill('- {<<: *a}\n', 5000).replaceAll('-', '')}`,
      expect.stringContaining('error'),
    ],
    [
      'merging one map again and again',
      `a: &a {${thousand}}\nb: [${fill('{<<: *a}, ', 5000)}]`,
      expect.stringContaining('repeat more than 50000 values'),
    ],
    [
      'aliases that add up to depth',
      tower.join('\n'),
      expect.stringContaining('the values are nested deeper than 512 levels'),
    ],
    [
      'duplicate keys',
      fill('a: 1\n', 120_000),
      '2:1 error yaml-duplicate-key at a: the key "a" is set twice in this map',
    ],
    ['surprises', `a: [${fill('on,', 149_000)}1]`, 'ok'],
    ['NULs', fill('\0'), '1:1 error yaml-encoding: the control character U+0000 is not allowed in YAML'],
    [
      'line separators',
      fill('\u2028'),
      '1:1 error yaml-encoding: the line separator U+2028 is not allowed here, because YAML readers disagree on whether it ends a line',
    ],
    ['an integer of a million digits', `a: ${fill('9')}`, 'ok'],
    ['a hexadecimal of a million digits', `a: 0x${fill('f')}`, 'ok'],
    ['a long text', `a: "${fill('\\n')}"`, 'ok'],
    ['a long block', `a: |\n${fill(' x\n', 300_000)}`, 'ok'],
    ['blank lines', `a: 1\n${fill('\n', 300_000)}`, 'ok'],
    ['blanks', `a:${fill(' ')}b`, 'ok'],
    [
      'a quote that never ends',
      `a: "${fill('x\n ', 300_000)}`,
      expect.stringContaining('a quote opened above is never closed'),
    ],
    [
      'anchors before everything',
      fill('- &a\n', 200_000),
      '1:1 error yaml-not-a-map: a values file must be a map of keys and values, but this is a list',
    ],
    [
      'a key of a million letters',
      `${fill('k', 1_000_000)}: 1`,
      '1:1 error yaml-limit: this key has 1000000 characters; the limit is 1024',
    ],
  ])('%s', { timeout }, (_, text, expected) => {
    expect(outcome(file(text))).toEqual(expected);
  });

  it('are counted together', () => {
    const half = file(`a: ${fill('x', 600_000)}`);
    expect(outcome(half)).toBe('ok');
    expect(outcome(half, half)).toContain('yaml-limit');
  });

  it('never make the reader throw', () => {
    const yamlish = fc.string({
      unit: fc.constantFrom(...'ab:-?[]{},#&*!|>\'"%@` \n\t\r\\x0.\u2028\u0000😀'),
      maxLength: 40,
    });
    fc.assert(
      fc.property(yamlish, (text) => void loadValues([file(text)])),
      { numRuns: 3000 },
    );
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 30 }), (bytes) => void loadValues([{ kind: 'file', name: 'x', bytes }])),
    );
  });
});

describe('hostile flags', () => {
  const json = (argument: string): ValuesInput => ({ kind: 'set-json', argument });
  const set = (argument: string): ValuesInput => ({ kind: 'set', argument });

  it.each<[string, ValuesInput, unknown]>([
    [
      'deep JSON',
      json(`a=${'['.repeat(100_000)}`),
      '--set-json 515 error set-syntax: --set-json: the JSON is nested deeper than 512 levels',
    ],
    ['a deep JSON object', json('{"a":'.repeat(50_000)), expect.stringContaining('nested deeper than 512 levels')],
    ['a long JSON string', json(`a="${fill('\\n', 200_000)}"`), 'ok'],
    [
      'many indexes',
      set(`a${'[0]'.repeat(80_000)}=1`),
      '--set 0 error set-syntax: --set: the key is nested too deeply',
    ],
    ['many dots', set(`${'a.'.repeat(100_000)}a=1`), '--set 0 error set-syntax: --set: the key is nested too deeply'],
    [
      'large indexes inside each other',
      set(`a${'[65536]'.repeat(100)}=1`),
      expect.stringContaining('the flags fill lists with too many nulls'),
    ],
    [
      'many large indexes',
      set(Array.from({ length: 100 }, (_, i) => `a${i}[65536]=1`).join(',')),
      expect.stringContaining('too many nulls'),
    ],
    ['many assignments', set(Array.from({ length: 30_000 }, (_, i) => `k${i}=1`).join(',')), 'ok'],
    ['many items', set(Array.from({ length: 20_000 }, (_, i) => `k[${i}]=1`).join(',')), 'ok'],
    ['a long integer', set(`a=1${fill('0', 200_000)}`), 'ok'],
    ['backslashes', set(fill('\\', 200_000)), expect.stringContaining('has no value')],
    [
      'a long argument',
      set(`a=${fill('x')}`),
      '--set 0 error yaml-limit: with this one the --set flags have more than 256 KiB',
    ],
    [
      'a large file',
      { kind: 'set-file', argument: 'a=large', readFile: () => new Uint8Array(mebibyte + 1) },
      '--set-file 2 error file-unreadable: --set-file: cannot read the file "large": it has more than 1024 KiB',
    ],
  ])('%s', { timeout }, (_, input, expected) => {
    expect(outcome(input)).toEqual(expected);
  });

  it('are counted together', () => {
    const half = set(`a=${fill('x', 150_000)}`);
    expect(outcome(half)).toBe('ok');
    expect(outcome(half, half, half)).toContain('yaml-limit');
  });

  it('never make the reader throw', () => {
    const kind = fc.constantFrom('set', 'set-string', 'set-json', 'set-literal');
    const written = fc.oneof(
      fc.string(),
      fc.string({ unit: fc.constantFrom(...'ab=.,[]{}\\01"-: \n'), maxLength: 30 }),
    );
    const flags = fc.array(fc.record({ kind, argument: written }), { maxLength: 4 });
    fc.assert(
      fc.property(flags, (inputs) => void loadValues(inputs as ValuesInput[])),
      { numRuns: 3000 },
    );
  });

  it('cannot reach a prototype', () => {
    const loaded = loadValues([
      set('__proto__.polluted=1,constructor.prototype.polluted=1,a.__proto__.b=1'),
      json('{"__proto__":{"x":1}}'),
    ]);
    if (!loaded.ok) expect.fail('not loaded');
    expect(Object.keys(loaded.values.data)).toEqual(['__proto__', 'constructor', 'a']);
    expect(JSON.stringify(loaded.values.data)).toBe(
      '{"__proto__":{"x":1,"polluted":1},"constructor":{"prototype":{"polluted":1}},"a":{"__proto__":{"b":1}}}',
    );
    expect('polluted' in {}).toBe(false);
  });
});
