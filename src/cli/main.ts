import { nodeHost } from './node-host.ts';
import { run } from './run.ts';

/** The program: runs the process's command line and leaves its exit code behind. */
void run(process.argv.slice(2), nodeHost(process)).then((exitCode) => {
  process.exitCode = exitCode;
});
