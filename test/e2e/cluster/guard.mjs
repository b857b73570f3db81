// Outlives the test process for a moment to clean up behind it. stdin is a pipe from that process: however it ends
// (also by SIGKILL), the pipe closes, and the guard kills what the process had started and removes its folder.
//
// usage: guard.mjs FOLDER; lines on stdin: `pid N` (kill it at the end), `done` (all is cleaned up, do nothing)
import { rmSync } from 'node:fs';
import { createInterface } from 'node:readline';

const folder = process.argv[2];
const pids = [];
let done = false;

// The guard must survive what ends the tests, such as Ctrl-C in their terminal.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {});
}

for await (const line of createInterface({ input: process.stdin })) {
  if (line === 'done') {
    done = true;
  } else if (line.startsWith('pid ')) {
    pids.push(Number(line.slice(4)));
  }
}

if (!done) {
  for (const pid of pids.reverse()) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It has ended by itself.
    }
  }
  rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
}
