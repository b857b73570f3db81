import type { Assignment } from './assignment.ts';
import type { ParseProblem } from './parse-problem.ts';
import { parseSteps } from './parse-steps.ts';
import type { ReadValue } from './value-reader.ts';

type ParsedFlag = { readonly ok: true; readonly assignments: readonly Assignment[] } | ParseProblem;

/**
 * Reads the argument of a `--set…` flag by the grammar of Helm 3 (helm.sh/helm/v3/pkg/strvals): `a.b=1,c[0]={x,y}`.
 * What Helm passes over in silence because it sets nothing (`a[0]`, an empty key) is a problem here.
 *
 * @param escapes whether a backslash makes the next character a plain one, and a comma in a key ends it; both hold for
 *   all flags but `--set-literal`
 */
export function parseFlag(argument: string, readValue: ReadValue, escapes: boolean): ParsedFlag {
  const assignments: Assignment[] = [];
  let offset = 0;
  while (offset < argument.length) {
    const place = parseSteps(argument, offset, escapes);
    if (!place.ok) return place;
    const value = readValue(argument, place.end);
    if (!value.ok) return value;
    assignments.push({ steps: place.steps, node: value.node, endsEmpty: place.end === argument.length });
    offset = value.end;
  }
  return { ok: true, assignments };
}
