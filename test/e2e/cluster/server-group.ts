import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

/** Servers that live and end together, with a temporary folder of theirs. */
export interface ServerGroup {
  folder: string;
  pids: number[];
  /** Starts a server. Its output goes to `<name>.log` in the folder. */
  start(name: string, program: string, args: string[]): void;
  /** Ends a server, which may be started again. */
  kill(name: string): Promise<void>;
  /** Waits until `probe` holds; fails with the end of the logs if a server ends before, or after the time. */
  until(what: string, probe: () => Promise<boolean>, seconds: number): Promise<void>;
  /** Ends the servers by their pids and removes the folder. May be called twice. */
  stop(): Promise<void>;
}

/** Makes an empty group. Whatever happens to this process, nothing of the group survives it (see guard.mjs). */
export async function serverGroup(): Promise<ServerGroup> {
  const folder = await mkdtemp(join(tmpdir(), 'iter8-release-e2e-'));
  const guard = spawn(process.execPath, [fileURLToPath(new URL('guard.mjs', import.meta.url)), folder], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  });
  guard.unref();
  const servers = new Map<string, ChildProcess>();
  let stopped = false;

  async function lastLines(): Promise<string> {
    const logs = [...servers.keys()].map(async (name) => {
      const text = await readFile(join(folder, `${name}.log`), 'utf8').catch(() => '');
      return `--- the end of the output of ${name} ---\n${text.split('\n').slice(-30).join('\n')}`;
    });
    return (await Promise.all(logs)).join('\n');
  }

  return {
    folder,
    get pids() {
      return [...servers.values()].flatMap((server) => server.pid ?? []);
    },
    start(name, program, args) {
      const server = spawn(program, args, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
      const log = createWriteStream(join(folder, `${name}.log`));
      server.stdout.pipe(log, { end: false });
      server.stderr.pipe(log, { end: false });
      server.on('error', (error) => log.write(`${error.message}\n`));
      servers.set(name, server);
      guard.stdin.write(`pid ${server.pid}\n`);
    },
    async kill(name) {
      const server = servers.get(name);
      if (server !== undefined) await end(server);
    },
    async until(what, probe, seconds) {
      const end = Date.now() + seconds * 1000;
      while (!(await probe())) {
        const [ended] = [...servers].find(([, server]) => server.exitCode !== null || server.signalCode !== null) ?? [];
        if (ended || Date.now() > end) {
          const reason = ended ? `${ended} has ended` : `not within ${seconds} s`;
          throw new Error(`${what}: ${reason}.\n${await lastLines()}`);
        }
        await delay(50);
      }
    },
    async stop() {
      if (stopped) {
        return;
      }
      stopped = true;
      // Nothing in there is worth an orderly end, and the API server would take many seconds for one.
      for (const server of [...servers.values()].reverse()) {
        await end(server);
      }
      await rm(folder, { recursive: true, force: true, maxRetries: 10 });
      guard.stdin.end('done\n');
    },
  };
}

async function end(server: ChildProcess): Promise<void> {
  if (!server.pid || server.exitCode !== null || server.signalCode !== null) return;
  const ended = once(server, 'exit');
  server.kill('SIGKILL');
  await ended;
}
