import { nodeSystem } from './node-system.ts';
import { run } from './run.ts';

/** The program: runs the process's command line and leaves its exit code behind. */
void run(process.argv.slice(2), nodeSystem(process)).then((exitCode) => {
  process.exitCode = exitCode;
});
