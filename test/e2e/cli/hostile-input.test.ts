import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { runProgram } from './run-program.ts';

const folder = mkdtempSync(join(tmpdir(), 'iter8-release-hostile-'));
afterAll(() => rmSync(folder, { recursive: true }));

const most = 300 * 1024;
const report = new URL('./report-peak-memory.mjs', import.meta.url);

/** Runs the program and measures its memory; if it does not come to its own end there is no measure, and this throws. */
async function measure(args: readonly string[], input?: string | Uint8Array) {
  const peak = join(folder, 'peak');
  rmSync(peak, { force: true });
  const env = { NODE_OPTIONS: `--import=${report}`, PEAK_MEMORY_FILE: peak };
  const result = await runProgram(args, { env, ...(input === undefined ? {} : { input }) });
  return { ...result, kibibytes: Number(readFileSync(peak, 'utf8')) };
}

const head = 'environment: deployment-istio\napplication:\n  strategy: blue-green\n  versions:\n';
const valid = `${head}  - image: a\n    weight: 1\n`;
const many = (count: number, text: (index: number) => string) =>
  Array.from({ length: count }, (_, i) => text(i)).join('');
const bomb = many(20, (i) => `x-${i}: &a${i} [${i === 0 ? '1' : many(9, () => `*a${i - 1}, `)}]\n`);
const wrong = many(12_000, () => '{naem: a}, ');
const repeated = `{name: a, image: b, args: [&a "${'a'.repeat(900_000)}"${', *a'.repeat(10_000)}]}`;

function given(containers: string): string {
  const template = `{metadata: {labels: {a: b}}, spec: {containers: [${containers}]}}`;
  return `${head}  - deploymentSpecification: {spec: {selector: {matchLabels: {a: b}}, template: ${template}}}\n`;
}

const cases: readonly (readonly [string, number, RegExp, string | Uint8Array])[] = [
  ['a bomb of aliases', 1, /^error\[yaml-limit\]/, bomb + valid],
  ['a long text repeated by aliases', 1, /^error\[yaml-limit\]/, given(repeated)],
  ['10 MB of lists', 1, /^error\[yaml-limit\]/, '- - - -\n'.repeat(1_300_000)],
  ['10 MB of text', 1, /^error\[yaml-limit\]/, `x-a: ${'a'.repeat(10_000_000)}\n${valid}`],
  ['nesting of 10,000', 1, /^error\[yaml-limit\]/, `x-a: ${'['.repeat(10_000)}${']'.repeat(10_000)}\n${valid}`],
  ['as many values as are read', 1, /^error\[unknown-key\]/, many(24_000, (i) => `k${i}: 1\n`) + valid],
  ['more values than are read', 1, /^error\[yaml-limit\]/, many(160_000, () => '- 1\n')],
  ['as many versions as may be', 0, /^---\n/, head + many(1000, () => '  - {image: a, weight: 1}\n')],
  [
    'many versions with long annotations',
    0,
    /^---\n/,
    head + many(400, (i) => `  - {image: a, metadata: {annotations: {a: "${i}${'a'.repeat(2000)}"}}}\n`),
  ],
  [
    'expressions that repeat much',
    0,
    /^---\n/,
    `${head.replace('blue-green', 'canary')}  - {image: a}\n  - {image: b, match: [{uri: {regex: "${'(a{1,1000})'.repeat(90)}"}}]}\n`,
  ],
  [
    'expressions longer than Istio accepts',
    1,
    /^error\[route-rejected\]/,
    `${head.replace('blue-green', 'canary')}  - {image: a}\n  - {image: b, match: [{uri: {regex: "${'(a{1,1000})'.repeat(2000)}"}}]}\n`,
  ],
  ['many mistakes in a specification', 1, /^error\[missing-key\]/, given(wrong)],
  ['a NUL', 1, /^error\[yaml-encoding\]: the control character U\+0000/, valid.replace('image: a', 'image: "a\0"')],
  ['invalid UTF-8', 1, /^error\[yaml-encoding\]: the byte 0xFF/, Buffer.from(`${valid}\xff`, 'latin1')],
  ['a tab', 1, /^error\[yaml-syntax\]: this line is indented with a tab/, valid.replace('    weight', '\tweight')],
  ['a byte order mark', 0, /^---\n/, `\ufeff${valid}`],
  ['line ends of Windows', 0, /^---\n/, valid.replaceAll('\n', '\r\n')],
];

describe('hostile input costs little memory and ends in an answer', () => {
  it.each(cases)('%s', async (_, exitCode, answer, input) => {
    const result = await measure(['render', '-f', '-'], input);
    expect(result.stderr + result.stdout).toMatch(answer);
    expect(result).toMatchObject({ exitCode, [exitCode === 0 ? 'stderr' : 'stdout']: '' });
    expect(result.kibibytes).toBeLessThan(most);
  });

  it.skipIf(process.platform === 'win32')('an endless file', async () => {
    const file = await measure(['render', '-f', '/dev/zero']);
    expect(file).toMatchObject({ exitCode: 1, stdout: '' });
    expect(file.stderr).toContain('more than 1024 KiB');
    expect(file.kibibytes).toBeLessThan(most);
    const text = await measure(['render', '-f', '-', '--set-file', 'x-a=/dev/zero'], valid);
    expect(text).toMatchObject({ exitCode: 1, stdout: '' });
    expect(text.stderr).toContain('more than 1024 KiB');
    expect(text.kibibytes).toBeLessThan(most);
  });
});
