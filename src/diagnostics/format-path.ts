import type { Path } from './diagnostic.ts';

const plainKey = /^[\p{L}_][\p{L}\p{N}_-]*$/u;

/**
 * A path as people write it: `application.versions[1].weight`. A key that could be misread is put in brackets and
 * quotes: `metadata.labels["app.kubernetes.io/name"]`. The path of the top level is the empty string.
 */
export function formatPath(path: Path): string {
  return path.map(formatStep).join('');
}

function formatStep(step: string | number, index: number): string {
  if (typeof step === 'number') return `[${step}]`;
  if (!plainKey.test(step)) return `[${JSON.stringify(step)}]`;
  return index === 0 ? step : `.${step}`;
}
