const rows = [
  ['start to steady state, s', ({ startSeconds }) => startSeconds.toFixed(1)],
  ['CPU time of this start, s', ({ startCpuSeconds }) => startCpuSeconds.toFixed(1)],
  ['start with nothing to write, s', ({ restartSeconds }) => restartSeconds.toFixed(1)],
  ['a weight change is in its route, ms: median, p99', ({ weight }) => twoOf(weight)],
  ['a failed version has no share, ms: median, p99', ({ failure }) => twoOf(failure)],
  ['memory after the start, MB', ({ memory }) => memory.start.toFixed(0)],
  ['memory after the changes, MB', ({ memory }) => memory.end.toFixed(0)],
  ['idle CPU, % of a core', ({ idlePercent }) => idlePercent.toFixed(2)],
  ['writes of routes a change', ({ requests }) => requests.routes.toFixed(2)],
  ['writes of status a change', ({ requests }) => requests.status.toFixed(2)],
  ['Events a change', ({ requests }) => requests.events.toFixed(2)],
  ['reads a change', ({ requests }) => requests.reads.toFixed(2)],
];

function twoOf({ median, p99 }) {
  return `${median.toFixed(0)}, ${p99.toFixed(0)}`;
}

/** A table for people: a column for each number of routemaps. */
export function table(figures) {
  const all = [
    ['routemaps', ...figures.map(({ count }) => String(count))],
    ...rows.map(([name, cellOf]) => [name, ...figures.map(cellOf)]),
  ];
  const widths = all[0].map((_, column) => Math.max(...all.map((row) => row[column].length)));
  return all
    .map(([name, ...cells]) => [
      name.padEnd(widths[0]),
      ...cells.map((cell, index) => cell.padStart(widths[index + 1])),
    ])
    .map((row) => row.join('  '))
    .join('\n');
}
