import { nodeSystem } from './node-system.ts';
import { run } from './run.ts';

/** The program: runs the command line of the process and sets its exit code. */
void run(process.argv.slice(2), nodeSystem(process)).then((exitCode) => {
  process.exitCode = exitCode;
});
