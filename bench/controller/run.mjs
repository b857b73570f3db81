// Measures the controller against a real API server: `npm run bench:controller`. `--counts 100,1000` says with how many
// routemaps, `--changes 200` how many changes of weights and of availability are timed, `--idle 60` for how many seconds the
// controller is left alone. It needs Go, as the end-to-end tests do. docs/reference/benchmarks.md explains the table.
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { runnerImport } from 'vite';
import { table } from './table.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const { values } = parseArgs({
  options: {
    counts: { type: 'string', default: '100,1000,3000' },
    changes: { type: 'string', default: '200' },
    idle: { type: 'string', default: '60' },
  },
});

const numbers = {
  counts: values.counts.split(',').map(Number),
  changes: Number(values.changes),
  idle: Number(values.idle),
};
if ([...numbers.counts, numbers.changes, numbers.idle].some((number) => !Number.isInteger(number) || number < 1)) {
  console.error('--counts, --changes and --idle take whole numbers from 1');
  process.exit(2);
}

const { module } = await runnerImport(fileURLToPath(new URL('measure.ts', import.meta.url)), { root });
const figures = [];
for (const count of numbers.counts) {
  console.error(`${count} routemaps …`);
  figures.push(await module.measureController({ count, changes: numbers.changes, idleSeconds: numbers.idle }));
}
console.log(table(figures));
// The module runner of Vite keeps the process alive.
process.exit(0);
