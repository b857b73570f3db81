import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { buildTools } from './build-tools.ts';
import type { PilotCase, PilotResult } from './pilot-dialogue.ts';

export interface Operation {
  kind: 'set' | 'set-string' | 'set-json' | 'set-literal' | 'set-file';
  arg: string;
}

/**
 * What can be asked of each oracle, and what it answers; test/e2e/oracle/<name>/main.go and
 * test/e2e/kserve/oracle/webhook/main.go tell the details.
 */
interface Dialogues {
  yaml: { request: string; answer: { json?: string; lenient?: string; error?: string } };
  strvals: {
    request: { ops: Operation[]; base?: string };
    answer: { json?: string; error?: string };
  };
  route: {
    request: { template: string; weights: number[]; engine?: 'html' | 'text' };
    answer: { text?: string; object?: unknown; error?: string };
  };
  gotemplate: {
    request: {
      name: string;
      text: string;
      data: unknown;
      engine: 'html' | 'text';
      missingKey?: 'default' | 'zero' | 'error';
    };
    /** The text is in base64, for it need not be UTF-8. */
    answer: { text?: string; error?: string; phase?: 'parse' | 'execute' };
  };
  pilot: { request: PilotCase; answer: PilotResult };
  /** What KServe's webhook says of an InferenceService. */
  kserve: { request: object; answer: { error?: string } };
}

export type OracleName = keyof Dialogues;

export interface Oracle<Name extends OracleName> {
  /** Questions need not wait for each other: ask thousands at once and await them together. */
  ask(request: Dialogues[Name]['request']): Promise<Dialogues[Name]['answer']>;
  stop(): Promise<void>;
}

/**
 * Starts a Go program that answers questions about how Go, Helm or Kubernetes understand something.
 *
 * A refusal is an answer with `error`. If the program ends early, all open questions are rejected with its stderr.
 */
export async function startOracle<Name extends OracleName>(name: Name): Promise<Oracle<Name>> {
  const tool = `oracle-${name}` as const;
  const program = (await buildTools(tool))[tool];
  // It ends by itself when its stdin does, that is, also when this process dies.
  const child = spawn(program, { stdio: ['pipe', 'pipe', 'pipe'] });
  const exited = once(child, 'exit');
  const open: { resolve: (answer: Dialogues[Name]['answer']) => void; reject: (error: Error) => void }[] = [];
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  child.stdin.on('error', () => {});
  createInterface({ input: child.stdout, crlfDelay: Number.POSITIVE_INFINITY }).on('line', (line) => {
    open.shift()?.resolve(JSON.parse(line));
  });
  child.on('close', () => {
    for (const { reject } of open.splice(0)) {
      reject(new Error(`The oracle ${name} has ended. ${stderr}`));
    }
  });

  return {
    ask(request) {
      return new Promise((resolve, reject) => {
        if (child.exitCode !== null || child.stdin.writableEnded) {
          reject(new Error(`The oracle ${name} has ended. ${stderr}`));
          return;
        }
        open.push({ resolve, reject });
        child.stdin.write(`${JSON.stringify(request)}\n`);
      });
    },
    async stop() {
      child.stdin.end();
      await exited;
    },
  };
}
