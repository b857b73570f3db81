import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { measure, median } from './measure-pairs.mjs';

const leastWork = fileURLToPath(new URL('least-work.mjs', import.meta.url));

/** As many runs of Helm stand beside one of ours; a thousand would take a minute. */
const sample = 20;

/** The values of one release among many: images and labels are its own, namespace and weights those of a few. */
function valuesOf(text, team, app, index) {
  const more = `  metadata:\n    labels:\n      team: ${team}\n      app.kubernetes.io/part-of: ${app}\n`;
  let version = 0;
  return text
    .replace(/^application:\n/m, (line) => line + more)
    .replace(/image: .*/g, () => {
      version += 1;
      return `image: registry.example.com/${team}/${app}:1.${index}.${version}\n      weight: ${1 + ((index * version) % 99)}`;
    });
}

/**
 * Renders many releases in one run, and a sample of them with each other command, in turn.
 *
 * @param {{ program: readonly string[], others: readonly (readonly string[])[], values: string, folder: string, releases: number, rounds: number }} input
 *   `values` has versions with images, which are replaced; an other command renders the values file that is added to
 *   it; `folder` is an empty one
 * @returns {{ each: number, least: number, others: readonly { one: number, ratio: number, clockRatio: number }[] }} medians:
 *   milliseconds of CPU time of one run of ours, of `least-work.mjs` and of one run of each other; how many of its runs
 *   take as much CPU time as ours, and how many as long by the clock
 * @throws {Error} if a command does not end with exit code 0
 */
export function measureEach({ program, others, values, folder, releases, rounds }) {
  const files = writeValues(readFileSync(values, 'utf8'), folder, releases);
  const out = join(folder, 'out');
  const pattern = join(folder, 'releases/{namespace}/{release}/values.yaml');
  const render = () => measure([...program, 'render', '--each', pattern, '--output-dir', out]);
  render();
  const least = [process.execPath, leastWork, join(folder, 'releases'), out, ...sizesOf(out)];
  const fresh = (run) => {
    rmSync(out, { recursive: true });
    return run();
  };
  const measured = Array.from({ length: rounds }, () => ({
    others: others.map((other) => mean(files.slice(0, sample).map((file) => measure([...other, '-f', file])))),
    each: fresh(render),
    least: fresh(() => measure(least)),
  }));
  return {
    each: median(measured.map(({ each }) => each.cpu)),
    least: median(measured.map(({ least }) => least.cpu)),
    others: others.map((_, index) => ({
      one: median(measured.map((round) => round.others[index].cpu)),
      ratio: median(measured.map((round) => round.each.cpu / round.others[index].cpu)),
      clockRatio: median(measured.map((round) => round.each.clock / round.others[index].clock)),
    })),
  };
}

function writeValues(text, folder, releases) {
  return Array.from({ length: releases }, (_, index) => {
    const [team, app] = [`team-${index % 10}`, `app-${index}`];
    const place = join(folder, 'releases', team, app);
    mkdirSync(place, { recursive: true });
    writeFileSync(join(place, 'values.yaml'), valuesOf(text, team, app, index));
    return join(place, 'values.yaml');
  });
}

/** How many files there are in a folder, and how many bytes one has on average. */
function sizesOf(folder) {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const bytes = entries.map((entry) => statSync(join(entry.parentPath, entry.name)).size);
  return [entries.length, Math.round(sum(bytes) / entries.length)].map(String);
}

function mean(runs) {
  const of = (time) => sum(runs.map((run) => run[time])) / runs.length;
  return { cpu: of('cpu'), clock: of('clock') };
}

function sum(numbers) {
  return numbers.reduce((total, number) => total + number, 0);
}
