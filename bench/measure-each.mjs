import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { duration, median } from './measure-pairs.mjs';

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
 * Renders many releases in one run, and a sample of them with a run of Helm each, in turn.
 *
 * @param {{ program: readonly string[], helm: readonly string[], values: string, folder: string, releases: number, rounds: number }} input
 *   `values` has versions with images, which are replaced; `helm` renders the values file that is added to it; `folder`
 *   is an empty one
 * @returns {{ each: number, helm: number, ratio: number }} medians: milliseconds of one run of ours and of one of Helm;
 *   how many runs of Helm take as long as ours
 * @throws {Error} if a command does not end with exit code 0
 */
export function measureEach({ program, helm, values, folder, releases, rounds }) {
  const text = readFileSync(values, 'utf8');
  const files = Array.from({ length: releases }, (_, index) => {
    const [team, app] = [`team-${index % 10}`, `app-${index}`];
    const place = join(folder, 'releases', team, app);
    mkdirSync(place, { recursive: true });
    writeFileSync(join(place, 'values.yaml'), valuesOf(text, team, app, index));
    return join(place, 'values.yaml');
  });
  const out = join(folder, 'out');
  const pattern = join(folder, 'releases/{namespace}/{release}/values.yaml');
  const measured = Array.from({ length: rounds }, () => {
    const runs = files.slice(0, sample).map((file) => duration([...helm, '-f', file]));
    rmSync(out, { recursive: true, force: true });
    const each = duration([...program, 'render', '--each', pattern, '--output-dir', out]);
    const one = runs.reduce((sum, run) => sum + run, 0) / runs.length;
    return { each, helm: one, ratio: each / one };
  });
  const of = (key) => median(measured.map((round) => round[key]));
  return { each: of('each'), helm: of('helm'), ratio: of('ratio') };
}
