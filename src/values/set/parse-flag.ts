import { limits } from '../limits.ts';
import { quoteShortly } from '../quote-shortly.ts';
import type { ValueNode } from '../value-node.ts';
import { type ParseProblem, parseProblem, readUntil } from './argument.ts';
import type { ReadValue } from './value-reader.ts';

/** One step to the value that a flag sets: a key of a map or an index of a list, and its offset in the argument. */
export type Step =
  | { readonly kind: 'key'; readonly key: string; readonly offset: number }
  | { readonly kind: 'index'; readonly index: number; readonly offset: number };

/** `a.b[1]=x`: the steps to the value, and the value. */
export interface Assignment {
  readonly steps: readonly Step[];
  readonly node: ValueNode;
  /** The argument ends where the value should be: `a.b=`. */
  readonly endsEmpty: boolean;
}

type ParsedFlag = { readonly ok: true; readonly assignments: readonly Assignment[] } | ParseProblem;

/**
 * Reads the argument of a `--set…` flag by the grammar of Helm 3 (helm.sh/helm/v3/pkg/strvals): `a.b=1,c[0]={x,y}`.
 * What Helm silently ignores because it sets nothing (`a[0]`, an empty key) is a problem here.
 *
 * @param escapes whether a backslash makes the next character plain and a comma ends a key; true for all flags except
 *   `--set-literal`
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

type ParsedSteps = { readonly ok: true; readonly steps: readonly Step[]; readonly end: number } | ParseProblem;

/** Reads the steps of `a.b[1].c=…`, including the `=`. */
function parseSteps(argument: string, from: number, escapes: boolean): ParsedSteps {
  const steps: Step[] = [];
  let offset = from;
  let names = 0;
  for (;;) {
    const key = readUntil(argument, offset, escapes ? '=[,.' : '=[.', escapes);
    if (key.stop === undefined || key.stop === ',') return noValue(key.text, offset);
    if (key.text === '') {
      return parseProblem(offset, `the key before ${quoteShortly(key.stop)} is missing`, 'write key=value');
    }
    steps.push({ kind: 'key', key: key.text, offset });
    offset = key.end;
    let stop = key.stop;
    if (stop === '.') names++;
    while (stop === '[') {
      const index = readIndex(argument, offset, escapes);
      if (!index.ok) return index;
      steps.push(index.step);
      stop = argument[index.end] ?? '';
      if (stop === '') return parseProblem(index.end, 'the value after the index is missing', 'write [0]=value');
      if (!'=[.'.includes(stop)) {
        return parseProblem(
          index.end,
          `${quoteShortly(stop)} cannot follow an index`,
          'write =, [ or . after an index',
        );
      }
      offset = index.end + 1;
    }
    if (names > limits.nameLevels || steps.length > limits.depth) {
      return parseProblem(from, 'the key is nested too deeply', `use at most ${limits.nameLevels} dots in a key`);
    }
    if (stop === '=') return { ok: true, steps, end: offset };
  }
}

function noValue(key: string, offset: number): ParseProblem {
  if (key === '') return parseProblem(offset, 'a key is missing here', 'write key=value');
  return parseProblem(
    offset,
    `the key ${quoteShortly(key)} has no value`,
    `write ${key}=value; write \\, for a comma in a value`,
  );
}

type ReadIndex = { readonly ok: true; readonly step: Step; readonly end: number } | ParseProblem;

function readIndex(argument: string, offset: number, escapes: boolean): ReadIndex {
  const { text, stop, end } = readUntil(argument, offset, ']', escapes);
  if (stop === undefined) return parseProblem(offset, 'the index is not closed', 'close it with ]');
  const index = /^[+-]?[0-9]+$/.test(text) ? Number(text) : Number.NaN;
  if (!(index >= 0 && index <= limits.listIndex)) {
    const hint = `write a number from 0 to ${limits.listIndex}`;
    return parseProblem(offset, `${quoteShortly(text)} is not a list index`, hint);
  }
  // `-0` is an index, too, and means 0.
  return { ok: true, step: { kind: 'index', index: Math.abs(index), offset }, end };
}
