import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type ApplyOptions, applyManifests } from '../../src/kubernetes/apply-manifests.ts';
import { fakeKubectl, temporaryFolder } from './fake-kubectl.ts';

const manifests = 'kind: A\n---\nkind: B\n';
const PATH = process.env.PATH ?? '';

interface Piece {
  readonly stream: 'stdout' | 'stderr';
  readonly text: string;
}

/** Runs a kubectl and collects its output. */
async function run(kubectl: string, options: Partial<ApplyOptions> = {}) {
  const pieces: Piece[] = [];
  const outcome = await applyManifests({
    kubectl,
    manifests,
    env: { PATH },
    onOutput: (stream, text) => {
      pieces.push({ stream, text });
    },
    ...options,
  });
  const textOf = (name: Piece['stream']) =>
    pieces.flatMap(({ stream, text }) => (stream === name ? [text] : [])).join('');
  return { outcome, pieces, stdout: textOf('stdout'), stderr: textOf('stderr') };
}

const echoArguments = 'console.log(JSON.stringify(process.argv.slice(2)))';
const fixedArguments = ['apply', '--server-side', '--field-manager=iter8-release', '-f', '-'];

describe('the command line', () => {
  const cases: readonly (readonly [string, Partial<ApplyOptions>, readonly string[]])[] = [
    ['nothing but the manifests', {}, []],
    ['context, kubeconfig', { context: 'kind', kubeconfig: '/a b' }, ['--context=kind', '--kubeconfig=/a b']],
    ['a context that looks like a flag', { context: '--all' }, ['--context=--all']],
    ['an empty context, which kubectl takes for the current one', { context: '' }, ['--context=']],
    ['a dry run on the server', { dryRun: 'server' }, ['--dry-run=server']],
    ['conflicts to take over', { forceConflicts: true }, ['--force-conflicts']],
    ['conflicts to report', { forceConflicts: false }, []],
    ['shell syntax', { context: '$(id);`id`' }, ['--context=$(id);`id`']],
  ];
  it.each(cases)('%s', async (_name, options, expected) => {
    const { outcome, stdout } = await run(await fakeKubectl(echoArguments), options);
    expect(JSON.parse(stdout)).toEqual([...fixedArguments, ...expected]);
    expect(outcome).toEqual({ kind: 'done', exitCode: 0 });
  });
});

describe('the environment', () => {
  it('is the given one, without additions', async () => {
    const kubectl = await fakeKubectl('console.log(JSON.stringify(process.env))');
    const { stdout } = await run(kubectl, { env: { PATH, KUBECONFIG: '/k', ABSENT: undefined } });
    expect(Object.keys(JSON.parse(stdout)).filter((name) => !name.startsWith('_'))).toEqual(['PATH', 'KUBECONFIG']);
  });

  it('tells where the program is', async () => {
    const folder = dirname(await fakeKubectl("console.log('mine')"));
    const { stdout } = await run('kubectl', { env: { PATH: `${folder}:${PATH}` } });
    expect(stdout).toBe('mine\n');
  });
});

describe('the manifests', () => {
  it('arrive on standard input byte for byte', async () => {
    const text = 'a: "日本 👩‍👩‍👧 \\u0000"\r\n---\nb: 1';
    const { stdout } = await run(await fakeKubectl('process.stdin.pipe(process.stdout)'), { manifests: text });
    expect(stdout).toBe(text);
  });

  it('arrive whole when they are large and kubectl reads slowly', async () => {
    const text = 'x'.repeat(20_000_000);
    const kubectl = await fakeKubectl(`
      let size = 0;
      setTimeout(() => process.stdin.on('data', (chunk) => { size += chunk.length; }), 100);
      process.stdin.on('end', () => console.log(size));`);
    const { stdout, outcome } = await run(kubectl, { manifests: text });
    expect({ stdout, outcome }).toEqual({ stdout: '20000000\n', outcome: { kind: 'done', exitCode: 0 } });
  });

  it('may be left unread by a kubectl that ends early', async () => {
    const kubectl = await fakeKubectl("process.stdin.destroy(); console.error('error: no'); process.exitCode = 3;");
    const { outcome, stderr } = await run(kubectl, { manifests: 'x'.repeat(20_000_000) });
    expect({ outcome, stderr }).toEqual({ outcome: { kind: 'done', exitCode: 3 }, stderr: 'error: no\n' });
  });
});

describe('the output', () => {
  it('is passed on while kubectl runs', async () => {
    const folder = await temporaryFolder();
    const flag = join(folder, 'seen');
    const kubectl = await fakeKubectl(`
      const { existsSync } = require('node:fs');
      process.stdout.write('first');
      const wait = setInterval(() => {
        if (!existsSync(${JSON.stringify(flag)})) return;
        clearInterval(wait);
        console.log(' second');
      }, 10);`);
    const pieces: string[] = [];
    await run(kubectl, {
      onOutput: async (_stream, text) => {
        pieces.push(text);
        await writeFile(flag, '');
      },
    });
    expect(pieces).toEqual(['first', ' second\n']);
  });

  it('joins a character that comes in two pieces', async () => {
    const kubectl = await fakeKubectl(`
      const bytes = Buffer.from('→');
      process.stdout.write(bytes.subarray(0, 1));
      setTimeout(() => process.stdout.write(bytes.subarray(1)), 50);`);
    expect((await run(kubectl)).stdout).toBe('→');
  });

  it('keeps the streams separate, and long ones complete', async () => {
    const kubectl = await fakeKubectl("process.stdout.write('o'.repeat(3e6)); process.stderr.write('e'.repeat(2e6));");
    const { stdout, stderr } = await run(kubectl);
    expect([stdout.length, stderr.length, new Set(stdout).size, new Set(stderr).size]).toEqual([3e6, 2e6, 1, 1]);
  });

  it('ends kubectl and rejects if it cannot be passed on', async () => {
    const pidFile = join(await temporaryFolder(), 'pid');
    const kubectl = await fakeKubectl(`
      require('node:fs').writeFileSync(${JSON.stringify(pidFile)}, String(process.pid));
      console.log('x');
      setInterval(() => {}, 1000);`);
    const failure = new Error('closed');
    const onOutput = () => {
      throw failure;
    };
    await expect(run(kubectl, { onOutput })).rejects.toBe(failure);
    const pid = Number(await readFile(pidFile, 'utf8'));
    expect(() => process.kill(pid, 0)).toThrow('ESRCH');
  });
});

describe('the end', () => {
  it.each([1, 2, 255])('with exit code %d', async (exitCode) => {
    const { outcome } = await run(await fakeKubectl(`process.exit(${exitCode})`));
    expect(outcome).toEqual({ kind: 'done', exitCode });
  });

  it('with a trouble that has advice', async () => {
    const { outcome } = await run(
      await fakeKubectl(`console.error('error: context "nope" does not exist'); process.exit(1)`),
    );
    expect(outcome).toEqual({ kind: 'done', exitCode: 1, trouble: 'context-missing' });
  });

  it('without trouble if kubectl succeeds, whatever it writes', async () => {
    const { outcome } = await run(await fakeKubectl("console.error('Warning: connection refused')"));
    expect(outcome).toEqual({ kind: 'done', exitCode: 0 });
  });

  it('by a signal of someone else', async () => {
    const { outcome } = await run(
      await fakeKubectl("process.kill(process.pid, 'SIGKILL'); setInterval(() => {}, 1000)"),
    );
    expect(outcome).toEqual({ kind: 'killed', signal: 'SIGKILL' });
  });

  it.each([
    ['SIGINT', 'SIGINT'],
    ['SIGTERM', 'SIGTERM'],
    [undefined, 'SIGTERM'],
  ])('by our signal, reason %s', async (reason, signal) => {
    const controller = new AbortController();
    const kubectl = await fakeKubectl("console.log('up'); setInterval(() => {}, 1000)");
    const { outcome } = await run(kubectl, { signal: controller.signal, onOutput: () => controller.abort(reason) });
    expect(outcome).toEqual({ kind: 'killed', signal });
  });

  it('by our signal, with the exit code of a kubectl that handles it', async () => {
    const controller = new AbortController();
    const kubectl = await fakeKubectl(
      "process.on('SIGINT', () => process.exit(130)); console.log('up'); setInterval(() => {}, 1000)",
    );
    const { outcome } = await run(kubectl, { signal: controller.signal, onOutput: () => controller.abort('SIGINT') });
    expect(outcome).toEqual({ kind: 'done', exitCode: 130 });
  });

  it('before kubectl starts, if the signal came first', async () => {
    const ran = join(await temporaryFolder(), 'ran');
    const kubectl = await fakeKubectl(`require('node:fs').writeFileSync(${JSON.stringify(ran)}, '')`);
    const { outcome } = await run(kubectl, { signal: AbortSignal.abort('SIGINT') });
    expect(outcome).toEqual({ kind: 'killed', signal: 'SIGINT' });
    await expect(readFile(ran)).rejects.toThrow('ENOENT');
  });
});

describe('a kubectl that cannot be started', () => {
  it('is not on the PATH', async () => {
    const { outcome } = await run('kubectl', { env: { PATH: await temporaryFolder() } });
    expect(outcome).toEqual({ kind: 'kubectl-missing', kubectl: 'kubectl' });
  });

  it('is not at its path', async () => {
    const kubectl = join(await temporaryFolder(), 'none');
    expect((await run(kubectl)).outcome).toEqual({ kind: 'kubectl-missing', kubectl });
  });

  it('has a file where its folder should be', async () => {
    const kubectl = `${await fakeKubectl('')}/kubectl`;
    expect((await run(kubectl)).outcome).toMatchObject({ kind: 'kubectl-missing' });
  });

  it('is not executable', async () => {
    const kubectl = await fakeKubectl('', { mode: 0o644 });
    const { outcome } = await run(kubectl, { manifests: 'x'.repeat(1_000_000) });
    expect(outcome).toEqual({ kind: 'kubectl-not-executable', kubectl, reason: 'EACCES' });
  });

  it('is a folder', async () => {
    const kubectl = join(await temporaryFolder(), 'kubectl');
    await mkdir(kubectl);
    expect((await run(kubectl)).outcome).toEqual({ kind: 'kubectl-not-executable', kubectl, reason: 'EACCES' });
  });

  it('has an interpreter that does not exist', async () => {
    const kubectl = await fakeKubectl('', { shebang: '#!/no/such/interpreter' });
    expect((await run(kubectl)).outcome).toEqual({ kind: 'kubectl-not-executable', kubectl, reason: 'ENOENT' });
  });
});
