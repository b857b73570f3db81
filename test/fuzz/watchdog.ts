import { Worker } from 'node:worker_threads';

/** The longest input that is shown, in bytes. */
const longest = 64 * 1024;

/** Ends this process, with the input on standard error, if it works on one input for too long: a loop without end. */
export function watchdog(cpuSeconds: number): {
  readonly look: (input: string) => void;
  readonly stop: () => void;
} {
  const counter = new Int32Array(new SharedArrayBuffer(8));
  const text = new Uint8Array(new SharedArrayBuffer(longest));
  const worker = new Worker(program, { eval: true, workerData: { counter, text, cpuSeconds } });
  worker.unref();
  return {
    look: (input) => {
      counter[1] = new TextEncoder().encodeInto(input, text).written;
      counter[0] = (counter[0] ?? 0) + 1;
    },
    stop: () => void worker.terminate(),
  };
}

const program = `
const { workerData: { counter, text, cpuSeconds } } = require('node:worker_threads');
const { writeSync } = require('node:fs');
let seen = 0;
let since = process.cpuUsage();
setInterval(() => {
  if (counter[0] !== seen) {
    seen = counter[0];
    since = process.cpuUsage();
    return;
  }
  const { user } = process.cpuUsage(since);
  if (user < cpuSeconds * 1e6) return;
  writeSync(2, 'This input does not come to an end:\\n' + Buffer.from(text.slice(0, counter[1])).toString() + '\\n');
  process.kill(process.pid, 'SIGKILL');
}, 1000);
`;
