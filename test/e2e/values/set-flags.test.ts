import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { loadValues, type ValuesInput } from '../../../src/values/load-values.ts';
import { fc, runs, seed } from '../../fast-check.ts';
import { type Operation, startOracle } from '../cluster/oracle.ts';
import { comparable } from './comparable.ts';
import { flagArbitrary } from './flag-arbitraries.ts';
import { readAnswer } from './read-answer.ts';

/** What Helm lets pass though it sets nothing, and we refuse. */
function isStricter(message: string | undefined, ops: readonly Operation[]): boolean {
  const empty = /the key before .+ is missing|a key is missing here|the value after the index is missing/;
  // An empty value at the end makes Helm forget the item, and so also that it could not be.
  const forgotten = /is not a list index/.test(message ?? '') && ops.some(({ arg }) => arg.endsWith('='));
  return forgotten || empty.test(message ?? '');
}

describe('--set and its relatives', async () => {
  const oracle = await startOracle('strvals');
  const folder = mkdtempSync(join(tmpdir(), 'iter8-release-values-'));
  const file = join(folder, 'text');
  writeFileSync(file, 'a: 1\n"b",{c}\n');
  afterAll(async () => {
    await oracle.stop();
    rmSync(folder, { recursive: true });
  });

  async function compare(base: string, ops: readonly Operation[]): Promise<'same' | 'refused' | 'stricter'> {
    // Helm lets the flags act kind by kind, the oracle in the order given.
    const order = ['set-json', 'set', 'set-string', 'set-file', 'set-literal'];
    const sorted = order.flatMap((kind) => ops.filter((op) => op.kind === kind));
    const inputs: ValuesInput[] = [
      { kind: 'file', name: 'values.yaml', bytes: new TextEncoder().encode(base) },
      ...ops.map(({ kind, arg }) => ({ kind, argument: arg, readFile: (path: string) => readFileSync(path) })),
    ];
    const theirs = await oracle.ask({ base, ops: sorted });
    const ours = loadValues(inputs);
    const situation = `${base} ${JSON.stringify(ops)}`;
    if (!ours.ok && theirs.error === undefined && isStricter(ours.diagnostics[0]?.message, ops)) return 'stricter';
    expect({ situation, ok: ours.ok }).toEqual({ situation, ok: theirs.error === undefined });
    if (!ours.ok) return 'refused';
    expect({ situation, data: comparable(ours.values.data) }).toEqual({
      situation,
      data: readAnswer(theirs.json ?? '{}'),
    });
    return 'same';
  }

  async function compareAll(cases: readonly (readonly [string, readonly Operation[]])[]) {
    const results = await Promise.all(cases.map(([base, ops]) => compare(base, ops)));
    return Object.fromEntries(
      ['same', 'refused', 'stricter'].map((kind) => [kind, results.filter((r) => r === kind).length]),
    );
  }

  it(`sets what Helm sets, in ${runs(3000)} valid combinations`, async () => {
    const flags = fc.array(flagArbitrary(file), { maxLength: 3 });
    const counts = await compareAll(fc.sample(fc.tuple(base, flags), { numRuns: runs(3000), seed: seed(54) }));
    expect(counts.same).toBeGreaterThan(runs(3000) / 2);
    expect(counts.refused).toBeGreaterThan(runs(3000) / 30);
  });

  it(`rejects what Helm rejects, in ${runs(6000)} senseless arguments`, async () => {
    const cases = fc.sample(fc.tuple(base, fc.tuple(senseless)), { numRuns: runs(6000), seed: seed(55) });
    const counts = await compareAll(cases);
    expect(counts.refused).toBeGreaterThan(runs(6000) / 6);
    expect(counts.same).toBeGreaterThan(runs(6000) / 12);
  });
});

const base = fc.constantFrom(
  '{}',
  'a: 1',
  'a: {b: {c: 1}, d: [1, {e: 2}, [3]]}',
  'a: null\nb: [null, null]',
  'l: [[1], x]\nb: {a: x}',
);

// What begins with { is a whole object for --set-json, as in Helm 4.
const senseless = fc.record({
  kind: fc.constantFrom('set', 'set-string', 'set-json', 'set-literal'),
  arg: fc
    .string({ unit: fc.constantFrom(...'abé=.,[]{}\\01-+ nul":'), maxLength: 12 })
    .filter((arg) => !arg.trimStart().startsWith('{')),
}) as fc.Arbitrary<Operation>;
