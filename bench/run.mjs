// Measures the CPU time of the program side by side with what a user would compare it with; `npm run bench -- --pairs 101`
// takes longer and is more exact. Only the ratios hold for another machine. docs/reference/benchmarks.md explains the table.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { findHelm } from './find-helm.mjs';
import { measureEach } from './measure-each.mjs';
import { measurePairs } from './measure-pairs.mjs';
import { postRenderer } from './post-renderer.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const program = [process.execPath, join(root, 'bin/iter8-release.js')];
const values = join(root, 'examples/blue-green/candidate.yaml');
const node = ['node -e 0', [process.execPath, '-e', '0']];
const render = ['render candidate.yaml', [...program, 'render', 'httpbin', '-f', values]];

/** The least that Helm can do: one template without a value. */
function trivialChart(folder) {
  const chart = join(folder, 'trivial');
  mkdirSync(join(chart, 'templates'), { recursive: true });
  writeFileSync(join(chart, 'Chart.yaml'), 'apiVersion: v2\nname: trivial\nversion: 0.1.0\n');
  writeFileSync(
    join(chart, 'templates/config-map.yaml'),
    'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: trivial\n',
  );
  return chart;
}

function comparisons(folder) {
  const alone = [
    [['--version', [...program, '--version']], node],
    [['validate candidate.yaml', [...program, 'validate', 'httpbin', '-f', values]], node],
    [render, node],
  ];
  const helm = findHelm();
  if (helm === undefined) {
    console.log('No helm on the PATH and none from the end-to-end tests: the comparison with it is left out.');
    return alone;
  }
  return [...alone, [render, ['helm template, trivial chart', [helm, 'template', 'x', trivialChart(folder)]]]];
}

function report(pairs, folder) {
  const rows = comparisons(folder).map(([[name, command], [otherName, other]]) => {
    const measured = measurePairs(command, other, pairs);
    return [name, measured.one.toFixed(0), otherName, measured.other.toFixed(0), measured.ratio.toFixed(2)];
  });
  const table = [['command', 'CPU ms', 'compared with', 'CPU ms', 'ratio'], ...rows];
  const widths = table[0].map((_, column) => Math.max(...table.map((row) => row[column].length)));
  for (const row of table)
    console.log(
      row
        .map((cell, column) => cell.padEnd(widths[column]))
        .join('  ')
        .trimEnd(),
    );
  console.log(`Medians of ${pairs} interleaved pairs, user and system time, Node ${process.version}.`);
}

/** One run for a thousand releases beside runs of Helm for each: with a chart of the same objects, and as Helm runs us. */
function reportEach(folder) {
  const helm = findHelm();
  if (helm === undefined) return;
  const releases = 1000;
  const others = {
    'helm template, chart that makes the same objects': [join(root, 'bench/chart')],
    'helm template, our chart and post-renderer': [join(root, 'chart'), ...postRenderer(helm, root, folder)],
  };
  const measured = measureEach({
    ...{ program, values, folder, releases, rounds: 5 },
    others: Object.values(others).map((args) => [helm, 'template', 'httpbin', ...args]),
  });
  console.log(`\nrender --each of ${releases} releases: ${measured.each.toFixed(0)} ms of CPU time`);
  for (const [index, name] of Object.keys(others).entries()) {
    const { one, ratio, clockRatio } = measured.others[index];
    const [cpu, clock] = [ratio, clockRatio].map((times) => `1/${(releases / times).toFixed(0)}`);
    console.log(`- ${cpu} of ${releases} runs of ${one.toFixed(0)} ms, ${clock} by the clock: ${name}`);
  }
  console.log(`- the least that it has to do, reading values and writing files: ${measured.least.toFixed(0)} ms`);
}

const { values: options } = parseArgs({ options: { pairs: { type: 'string', default: '41' } } });
const pairs = Number(options.pairs);
if (Number.isInteger(pairs) && pairs > 0) {
  const folder = mkdtempSync(join(tmpdir(), 'iter8-release-bench-'));
  try {
    report(pairs, folder);
    reportEach(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
} else {
  console.error(`--pairs ${options.pairs}: a whole number of 1 or more is needed`);
  process.exitCode = 2;
}
