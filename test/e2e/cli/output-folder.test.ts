import { spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { loadAll } from 'js-yaml';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { repository } from '../../cli/run-cli.ts';
import { folderOnDisk } from '../../output/folder-on-disk.ts';
import { buildTools } from '../cluster/build-tools.ts';
import { runProgram } from './run-program.ts';

const program = join(repository, 'bin/iter8-release.js');
const render = (step: string, out: string) => [
  'render',
  'httpbin',
  '-f',
  `${repository}/examples/blue-green/${step}.yaml`,
  '--output-dir',
  out,
];

let place: string;
let before: ReturnType<typeof folderOnDisk>;
let after: ReturnType<typeof folderOnDisk>;

beforeAll(async () => {
  place = mkdtempSync(join(tmpdir(), 'output-folder-'));
  for (const step of ['candidate', 'promoted']) await runProgram(render(step, join(place, step)));
  before = folderOnDisk(join(place, 'candidate'));
  after = folderOnDisk(join(place, 'promoted'));
});
afterAll(() => rmSync(place, { recursive: true, force: true }));

/** A shell in which file systems can be mounted without anybody else's seeing it. */
const unshare = ['unshare', '--mount', '--map-root-user'];
const canMount =
  spawnSync(unshare[0] ?? '', [...unshare.slice(1), 'mount', '-t', 'tmpfs', 'none', '/mnt']).status === 0;

async function inMounts(script: string) {
  const [command = '', ...args] = unshare;
  const env = { NODE: process.execPath, PROGRAM: program, EXAMPLES: `${repository}/examples/blue-green` };
  return execa(command, [...args, 'bash', '-euc', script], { env, reject: false, cwd: place });
}

describe.skipIf(!canMount)('--output-dir on a file system of its own', () => {
  const mount = `mkdir -p disk; mount -t tmpfs -o size=256k,mode=755 none disk; cd disk
    run() { "$NODE" "$PROGRAM" render httpbin -f "$EXAMPLES/$1.yaml" --output-dir "$2" >/dev/null; }
    sums() { (cd "$1"; find . | sort | grep -v '^./fill$'; cat ./*.yaml | cksum); }`;

  it.each([
    ['in it', 'out'],
    ['that is all of it', '.'],
  ])('leaves a folder %s as it was when the disk is full', async (_, out) => {
    const { stdout, stderr, exitCode } = await inMounts(`${mount}
      run candidate ${out}; sums ${out} >/tmp/sums.$$
      cat /dev/zero >fill 2>/dev/null || true
      code=0; run promoted ${out} || code=$?; echo "exit $code"
      sums ${out} | diff /tmp/sums.$$ - && echo same; rm /tmp/sums.$$
      rm fill; run promoted ${out}; ls -A ${out}`);
    expect({ exitCode, stderr }).toEqual({
      exitCode: 0,
      stderr: `error: cannot write to ${out}: no space left on the device`,
    });
    expect(stdout.split('\n')).toEqual(['exit 2', 'same', ...Object.keys(after ?? {}).sort()]);
  });

  it('that is mounted is changed where it is', async () => {
    const { stdout, stderr } = await inMounts(`${mount}
      cd ..; run candidate disk; run promoted disk; ls -A disk`);
    expect({ stderr, names: stdout.split('\n') }).toEqual({ stderr: '', names: Object.keys(after ?? {}).sort() });
  });

  it('that is read-only is an error', async () => {
    const { stdout, stderr } = await inMounts(`${mount}
      run candidate out; mount -o remount,ro none .; code=0; run promoted out || code=$?; echo "exit $code"; ls -A out`);
    expect(stderr).toBe('error: cannot write to out: the file system is read-only');
    expect(stdout.split('\n')).toEqual(['exit 2', ...Object.keys(before ?? {}).sort()]);
  });
});

it.skipIf(!canMount)('what is printed into a file that finds no room for all of it is an error', async () => {
  const { stdout, stderr } = await inMounts(`mkdir -p disk; mount -t tmpfs -o size=4k none disk
    code=0; "$NODE" "$PROGRAM" render httpbin -f "$EXAMPLES/weights.yaml" -o json >disk/all || code=$?
    echo "exit $code"; stat -c %s disk/all`);
  expect({ stderr, stdout }).toEqual({
    stderr: 'error: cannot write the output: no space left on the device',
    stdout: 'exit 2\n4096',
  });
});

it('--output-dir is the old folder or the new one when the program is killed at any time', async () => {
  const out = join(place, 'killed');
  const whole: unknown[] = [];
  for (let delay = 0; delay < 24; delay += 1) {
    rmSync(out, { recursive: true, force: true });
    cpSync(join(place, 'candidate'), out, { recursive: true });
    const child = spawn(process.execPath, [program, ...render('promoted', out)], { stdio: 'ignore' });
    // From before it has read anything until it has ended.
    const timer = setTimeout(() => child.kill('SIGKILL'), 60 + delay * 5);
    await new Promise((resolve) => child.on('close', resolve));
    clearTimeout(timer);
    whole.push(folderOnDisk(out));
    await runProgram(render('promoted', out));
    expect(folderOnDisk(out)).toEqual(after);
  }
  for (const found of whole) expect([before, after]).toContainEqual(found);
  expect(readdirSync(place).filter((name) => name.startsWith('.'))).toEqual([]);
});

it.each(['yaml', 'json'])('kubectl finds in the folders, as %s, what render prints', async (format) => {
  const { kubectl } = await buildTools('kubectl');
  const out = join(place, `kustomize-${format}`);
  const pattern = ['--each', 'examples/releases/{namespace}/{release}/values.yaml'];
  const releases = ['render', ...pattern, '-f', 'examples/releases/common.yaml'];
  expect((await runProgram([...releases, '--output-dir', out, '-o', format])).exitCode).toBe(0);
  const { stdout } = await execa(kubectl, ['kustomize', out]);
  const sorted = (text: string) =>
    loadAll(text)
      .map((object) => JSON.stringify(object, sortKeys))
      .sort();
  expect(sorted(stdout)).toEqual(sorted((await runProgram(releases)).stdout));
});

function sortKeys(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)));
}

it('--output-dir is whole for whoever looks at it meanwhile', async () => {
  const out = join(place, 'watched');
  mkdirSync(out);
  await runProgram(render('candidate', out));
  let running = true;
  const writing = (async () => {
    for (const step of ['promoted', 'candidate', 'promoted', 'candidate']) await runProgram(render(step, out));
    running = false;
  })();
  let looks = 0;
  const names = [before, after].map((folder) => Object.keys(folder ?? {}).sort());
  while (running) {
    // A listing is one look at one folder; a folder that is just being swapped is not there for a moment.
    const found = spawnSync('ls', ['-A', out], { encoding: 'utf8' });
    if (found.status === 0 && found.stdout !== '') {
      expect(names).toContainEqual(found.stdout.trim().split('\n').sort());
      looks += 1;
    }
    await new Promise((resolve) => setImmediate(resolve));
  }
  await writing;
  expect(looks).toBeGreaterThan(5);
});
