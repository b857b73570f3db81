import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { execa } from 'execa';
import { load } from 'js-yaml';
import { afterAll, describe, expect, it } from 'vitest';
import { buildTools } from './cluster/build-tools.ts';
import { type Operation, startOracle } from './cluster/oracle.ts';

describe('the yaml oracle', async () => {
  const oracle = await startOracle('yaml');
  afterAll(() => oracle.stop());

  it.each([
    ['on', 'true'],
    ['0777', '511'],
    ['12345678901234567890', '12345678901234567890'],
    ['"\\u2028"', '"\\u2028"'],
    ['~', 'null'],
    ['', 'null'],
  ])('reads %j as %s', async (text, json) => {
    expect(await oracle.ask(`a: ${text}`)).toEqual({ json: `{"a":${json}}`, lenient: `{"a":${json}}` });
  });

  it('tells refusals that only strictness makes from others', async () => {
    const duplicate = await oracle.ask('a: 1\na: 2\n');
    expect(duplicate).toMatchObject({ error: expect.stringContaining('already set'), lenient: '{"a":2}' });
    const broken = await oracle.ask('a: [');
    expect(broken.error).toContain('yaml');
    expect(broken.lenient).toBeUndefined();
  });

  it('answers thousands of questions in the order they were asked', async () => {
    const numbers = Array.from({ length: 5000 }, (_, index) => index);
    const answers = await Promise.all(numbers.map((number) => oracle.ask(`${number}`)));
    expect(answers.map(({ json }) => json)).toEqual(numbers.map(String));
  });
});

describe('the strvals oracle', async () => {
  const { helm3, helm4 } = await buildTools('helm3', 'helm4');
  const oracle = await startOracle('strvals');
  const folder = mkdtempSync(join(tmpdir(), 'iter8-release-e2e-'));
  const file = join(folder, 'text');
  writeFileSync(file, 'from a file\n');
  afterAll(async () => {
    await oracle.stop();
    rmSync(folder, { recursive: true });
  });

  it.each<[Operation[], string]>([
    [[{ kind: 'set', arg: 'a.b=1,c={x,y}' }], '{"a":{"b":1},"c":["x","y"],"z":1}'],
    [[{ kind: 'set', arg: 'big=9007199254740993' }], '{"big":9007199254740993,"z":1}'],
    [[{ kind: 'set-string', arg: 'a=1' }], '{"a":"1","z":1}'],
    [[{ kind: 'set-json', arg: 'a=[1,{"b":null}]' }], '{"a":[1,{"b":null}],"z":1}'],
    [[{ kind: 'set-literal', arg: 'a=1,b=2' }], '{"a":"1,b=2","z":1}'],
    [[{ kind: 'set-file', arg: `a=${file}` }], '{"a":"from a file\\n","z":1}'],
    [[{ kind: 'set', arg: 'z=null' }], '{"z":null}'],
  ])('applies %j', async (ops, json) => {
    expect(await oracle.ask({ base: 'z: 1', ops })).toEqual({ json });
  });

  it('agrees with helm template about what reaches a template', async () => {
    const chart = fileURLToPath(new URL('charts/print-values', import.meta.url));
    const arg = 'a[1].b=x\\,y,c.d\\.e=1e3,f=null';
    const { json = '' } = await oracle.ask({ ops: [{ kind: 'set', arg }] });
    for (const helm of [helm3, helm4]) {
      const { stdout } = await execa(helm, ['template', 'name', chart, '--set', arg]);
      const manifest = load(stdout) as { data: { values: string } };
      // Helm drops a null when it lays the values over those of the chart, which is not a matter of --set.
      expect({ ...JSON.parse(manifest.data.values), f: null }).toEqual(JSON.parse(json));
    }
  });
});

describe('the route oracle', async () => {
  const oracle = await startOracle('route');
  afterAll(() => oracle.stop());

  it('executes a template over the weights and reads the result', async () => {
    const template = 'weight: {{ index .Weights 1 }}\n';
    expect(await oracle.ask({ template, weights: [10, 90] })).toEqual({ text: 'weight: 90\n', object: { weight: 90 } });
  });

  it('escapes as the controller does, unless asked for text/template', async () => {
    const template = '{{ "a: \\"<\\"" }}';
    expect(await oracle.ask({ template, weights: [] })).toMatchObject({ text: 'a: &#34;&lt;&#34;' });
    const plain = await oracle.ask({ template, weights: [], engine: 'text' });
    expect(plain).toEqual({ text: 'a: "<"', object: { a: '<' } });
  });

  it('reports what fails', async () => {
    expect(await oracle.ask({ template: '{{ index .Weights 5 }}', weights: [1] })).toMatchObject({
      error: expect.stringContaining('out of range'),
    });
    expect(await oracle.ask({ template: 'a: 1\na: 2', weights: [] })).toMatchObject({
      error: expect.stringContaining('already set'),
    });
  });
});
