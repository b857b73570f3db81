import { appendFileSync, statSync } from 'node:fs';

// Helm 4 keeps what a post-renderer writes to its standard error to itself, and says only that it failed. So problems
// are shown on Helm's own standard error (Linux) or on the terminal as well.
const { stderr, argv, ppid } = process;
const write = stderr.write.bind(stderr);
stderr.write = (data, ...rest) => {
  for (const place of [`/proc/${ppid}/fd/2`, '/dev/tty']) {
    try {
      // What is appended to a file Helm writes over.
      if (statSync(place).isFile()) continue;
      appendFileSync(place, data);
      break;
    } catch {
      // There is none on this system.
    }
  }
  return write(data, ...rest);
};

// The same --post-renderer-args work in Helm 3, where the first is the command.
if (argv[2] !== 'post-render') argv.splice(2, 0, 'post-render');
await import('../../bin/iter8-release.js');
