import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Cluster } from '../cluster/cluster.ts';

/** A running controller. */
export interface ControllerProcess {
  readonly pid: number;
  /** The lines of its log so far. */
  readonly log: readonly string[];
  /** Where it serves health and metrics: `127.0.0.1:1234`. */
  readonly address: string;
  /** Resolves once a line of the log contains the text. */
  readonly logged: (text: string) => Promise<void>;
  /** Sends a signal. */
  readonly kill: (signal: NodeJS.Signals) => void;
  /** Sends a signal, and resolves with the exit code once it has ended; null if the signal ended it. */
  readonly stop: (signal?: NodeJS.Signals) => Promise<number | null>;
}

const program = join(import.meta.dirname, '../../../bin/iter8-release.js');

/** Starts `controller run` against a cluster, on a free port. */
export async function startController(cluster: Cluster, ...args: readonly string[]): Promise<ControllerProcess> {
  const child = spawn(process.execPath, [program, 'controller', 'run', '--listen', '127.0.0.1:0', ...args], {
    env: { PATH: process.env.PATH ?? '', ...cluster.env },
    stdio: ['ignore', 'inherit', 'pipe'],
  });
  const log: string[] = [];
  const waiting = new Set<() => void>();
  createInterface({ input: child.stderr }).on('line', (line) => {
    log.push(line);
    for (const check of waiting) check();
  });
  const logged = (text: string) => logLine(child, log, waiting, text);
  await logged('"started"');
  const { listen } = JSON.parse(log.find((line) => line.includes('"started"')) ?? '{}') as { readonly listen: string };
  return {
    pid: child.pid ?? 0,
    log,
    address: listen,
    logged,
    kill: (signal) => void child.kill(signal),
    stop: async (signal = 'SIGTERM') => {
      if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
      const ended = once(child, 'exit');
      child.kill(signal);
      return (await ended)[0] as number | null;
    },
  };
}

function logLine(child: ChildProcess, log: readonly string[], waiting: Set<() => void>, text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const check = () => {
      if (!log.some((line) => line.includes(text))) return;
      waiting.delete(check);
      resolve();
    };
    waiting.add(check);
    child.once('exit', () =>
      reject(new Error(`the controller has ended before it logged ${text}:\n${log.join('\n')}`)),
    );
    check();
  });
}
