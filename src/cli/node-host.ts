import { exitCodes } from './exit-codes.ts';
import type { Host, Output } from './host.ts';
import { nodeFiles } from './node-files.ts';
import { mostRead } from './read-first.ts';

/** The host that a real process gives. */
export function nodeHost(process: NodeJS.Process): Host {
  return {
    env: process.env,
    stdout: outputOf(process, process.stdout),
    stderr: outputOf(process, process.stderr),
    readStdin: () => readAll(process.stdin),
    ...nodeFiles('.'),
    catchInterrupts: () => {
      const controller = new AbortController();
      for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => controller.abort(signal));
      return controller.signal;
    },
  };
}

function outputOf(process: NodeJS.Process, stream: NodeJS.WriteStream): Output {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    // A reader that has seen enough (`render | head`) is no fault, and changes nothing about the outcome; a full disk is.
    if (error.code === 'EPIPE') return;
    if (stream !== process.stderr) process.stderr.write(`error: cannot write the output: ${error.message}\n`);
    process.exit(exitCodes.failure);
  });
  return {
    write: (text) => void stream.write(text),
    isTTY: stream.isTTY === true,
    // A terminal that does not know its width says 0.
    columns: stream.columns || undefined,
  };
}

async function readAll(stream: NodeJS.ReadStream): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of stream) {
    chunks.push(chunk);
    length += chunk.length;
    if (length >= mostRead) break;
  }
  return Buffer.concat(chunks);
}
