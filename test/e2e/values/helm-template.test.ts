import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { execa } from 'execa';
import { load } from 'js-yaml';
import { afterAll, describe, expect, it } from 'vitest';
import { loadValues, type ValuesInput } from '../../../src/values/load-values.ts';
import { fc } from '../../fast-check.ts';
import { buildTools } from '../cluster/build-tools.ts';
import type { Operation } from '../cluster/oracle.ts';
import { comparable } from './comparable.ts';
import { flagArbitrary } from './flag-arbitraries.ts';
import { readAnswer } from './read-answer.ts';

const chart = fileURLToPath(new URL('../charts/print-values', import.meta.url));

const files = [
  'a: 1\nb: {c: x, d: [1, 2]}\nl: [a, b, c]\n',
  'a: null\nb: {c: null, e: {f: on}}\n',
  'b: null\nl: null\nc: ~\n',
  'a: {b: {c: 0777, d: 1.10}, x/y: yes}\nl: [[1, 2], {a: 1}]\n',
  'a: &a {b: 1, c: [1]}\nb: {<<: *a, c: 2}\nd: *a\n',
  'b: [1]\nl: {a: 1}\n',
  'b: {c: {d: {e: 9007199254740993, f: 1e3}}}\n',
  '# nothing\n',
  '---\nl: |\n  text\n  more\n"7": {a: "on"}\n',
  '{"a": {"b": [1, {"c": null}]}, "é😀": "x"}\n',
];

describe('the merged values', async () => {
  const { helm3 } = await buildTools('helm3');
  const folder = mkdtempSync(join(tmpdir(), 'iter8-release-values-'));
  const textFile = join(folder, 'text');
  writeFileSync(textFile, 'first line\nsecond: "line"\n');
  const paths = files.map((text, index) => {
    const path = join(folder, `${index}.yaml`);
    writeFileSync(path, text);
    return path;
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  /** What reaches a template, or undefined if Helm refuses. */
  async function helmValues(chosen: readonly number[], flags: readonly Operation[]): Promise<unknown> {
    const args = chosen.flatMap((index) => ['-f', paths[index] ?? '']);
    for (const { kind, arg } of flags) args.push(`--${kind}`, arg);
    const { stdout, failed } = await execa(helm3, ['template', 'name', chart, ...args], { reject: false });
    if (failed) return undefined;
    const manifest = load(stdout) as { data: { values: string } };
    return readAnswer(manifest.data.values);
  }

  function ourValues(chosen: readonly number[], flags: readonly Operation[]): unknown {
    const inputs: ValuesInput[] = flags.map(({ kind, arg }) => ({ kind, argument: arg, readFile: readFileSync }));
    for (const index of chosen) {
      inputs.push({ kind: 'file', name: `${index}.yaml`, bytes: new TextEncoder().encode(files[index]) });
    }
    const loaded = loadValues(inputs);
    return loaded.ok ? comparable(loaded.values.data) : undefined;
  }

  it('are those of helm template, in 300 combinations of files and flags', async () => {
    const choice = fc.array(fc.nat(files.length - 1), { maxLength: 4 });
    const flags = fc.array(flagArbitrary(textFile), { maxLength: 2 });
    // Of what Helm refuses the other tests have more than enough.
    const accepted = fc.tuple(choice, flags).filter((combination) => ourValues(...combination) !== undefined);
    const combinations = fc.sample(fc.oneof({ weight: 9, arbitrary: accepted }, fc.tuple(choice, flags)), {
      numRuns: 300,
      seed: 8,
    });
    let refused = 0;
    const compare = async ([chosen, flags]: readonly [readonly number[], readonly Operation[]]) => {
      const values = ourValues(chosen, flags);
      if (values === undefined) refused++;
      expect({ chosen, flags, values }).toEqual({ chosen, flags, values: await helmValues(chosen, flags) });
    };
    for (let start = 0; start < combinations.length; start += 4) {
      await Promise.all(combinations.slice(start, start + 4).map(compare));
    }
    expect(refused).toBeLessThan(60);
  }, 300_000);
});
