import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, describe, expect, it } from 'vitest';
import { repository } from '../../cli/run-cli.ts';
import { markerOf } from '../../helm/marker-of.ts';

const marker = markerOf({ environment: 'deployment', application: { versions: [{ image: 'nginx' }] } });
const other = '---\n# Source: a/b.yaml\nkind: Other\ndata: {text: "a --- b"}\n';
const folder = mkdtempSync(join(tmpdir(), 'iter8-release-streams-'));
afterAll(() => rmSync(folder, { recursive: true }));

interface Ending {
  readonly exitCode: number | null;
  readonly output: Buffer;
  readonly stderr: string;
}

/** Runs the program in a process of its own. `feed` writes its input; without `read` nobody reads its output. */
function run(
  args: readonly string[],
  feed: (stdin: NodeJS.WritableStream) => void | Promise<void>,
  options: { readonly read?: boolean; readonly env?: { readonly [name: string]: string } } = {},
): Promise<Ending> {
  const { read = true, env = {} } = options;
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(repository, 'bin/iter8-release.js'), ...args], {
      env: { ...process.env, ...env },
    });
    const output: Buffer[] = [];
    let stderr = '';
    child.stdin.on('error', () => {});
    child.stderr.setEncoding('utf8').on('data', (text) => {
      stderr += text;
    });
    if (read) child.stdout.on('data', (chunk) => output.push(chunk));
    else child.stdout.destroy();
    child.on('error', reject).on('close', (exitCode) => resolve({ exitCode, output: Buffer.concat(output), stderr }));
    void Promise.resolve(feed(child.stdin)).then(() => child.stdin.end());
  });
}

describe('a post-renderer as Helm 3 starts it', () => {
  it('reads its input a byte at a time', async () => {
    const stream = other + marker;
    const slowly = await run([], async (stdin) => {
      for (const byte of Buffer.from(stream)) {
        stdin.write(Buffer.of(byte));
        await delay(0);
      }
    });
    const atOnce = await run([], (stdin) => void stdin.write(stream));
    expect(slowly).toEqual(atOnce);
    expect(slowly.exitCode).toBe(0);
    expect(String(slowly.output)).toContain('name: web-routemap');
  });

  it.each([
    ['before the input', ''],
    ['a small stream', other + marker],
    ['a large stream', other.repeat(100_000) + marker],
  ])('ends as if it had been read if nobody reads its output: %s', async (_, stream) => {
    const { exitCode, stderr } = await run(['post-render'], (stdin) => void stdin.write(stream), { read: false });
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  });

  it('prints help if there is nothing to read', async () => {
    const { exitCode, output, stderr } = await run([], () => {});
    expect({ exitCode, output: String(output) }).toEqual({ exitCode: 2, output: '' });
    expect(stderr).toContain('Commands:');
  });
});

describe('a stream of 50 MB', () => {
  const peak = join(folder, 'peak');
  const report = new URL('../cli/report-peak-memory.mjs', import.meta.url);
  const env = { NODE_OPTIONS: `--import=${report}`, PEAK_MEMORY_FILE: peak };
  const size = 50 * 1024 * 1024;
  const usual = `${other}more:\n${'  key: some text of usual length\n'.repeat(8)}`;
  const large = `---\nkind: ConfigMap\nmetadata: {name: large}\ndata:\n  text: |\n${'    --- name: web é\n'.repeat(size / 20)}`;

  it.each([
    ['many documents', usual.repeat(size / usual.length)],
    ['one document', large],
    [
      'documents that mention the names of ours',
      '---\nkind: Secret\nmetadata: {name: web-0}\n'.repeat(1000) + usual.repeat(size / usual.length),
    ],
  ])('costs seconds and a few times its size, and passes as it is: %s', async (_, text) => {
    const start = performance.now();
    const { exitCode, output, stderr } = await run([], (stdin) => void stdin.write(text + marker), { env });
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    const before = Buffer.from(text);
    expect(output.subarray(0, before.length).equals(before)).toBe(true);
    expect(String(output.subarray(before.length))).toContain('name: web-routemap');
    expect(performance.now() - start).toBeLessThan(20_000);
    expect(Number(readFileSync(peak, 'utf8'))).toBeLessThan(600 * 1024);
  });
});
