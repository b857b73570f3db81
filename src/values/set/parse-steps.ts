import { limits } from '../limits.ts';
import { quoteShortly } from '../quote-shortly.ts';
import type { Step } from './assignment.ts';
import { type ParseProblem, parseProblem } from './parse-problem.ts';
import { readUntil } from './read-until.ts';

type ParsedSteps = { readonly ok: true; readonly steps: readonly Step[]; readonly end: number } | ParseProblem;

/** Reads the place in `a.b[1].c=…`, up to and with the `=`. */
export function parseSteps(argument: string, from: number, escapes: boolean): ParsedSteps {
  const steps: Step[] = [];
  let offset = from;
  let names = 0;
  for (;;) {
    const key = readUntil(argument, offset, escapes ? '=[,.' : '=[.', escapes);
    if (key.stop === undefined || key.stop === ',') return noValue(key.text, offset);
    if (key.text === '') {
      return parseProblem(offset, `there is no key before ${quoteShortly(key.stop)}`, 'write key=value');
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
      if (stop === '') return parseProblem(index.end, 'there is no value after the index', 'write [0]=value');
      if (!'=[.'.includes(stop)) {
        return parseProblem(index.end, `${quoteShortly(stop)} cannot follow an index`, 'go on with =, [ or .');
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
    `write ${key}=value; a comma in a value is \\,`,
  );
}

type ReadIndex = { readonly ok: true; readonly step: Step; readonly end: number } | ParseProblem;

function readIndex(argument: string, offset: number, escapes: boolean): ReadIndex {
  const { text, stop, end } = readUntil(argument, offset, ']', escapes);
  if (stop === undefined) return parseProblem(offset, 'the index is not closed', 'close it with ]');
  const index = /^[+-]?[0-9]+$/.test(text) ? Number(text) : Number.NaN;
  if (!(index >= 0 && index <= limits.listIndex)) {
    const hint = `write a number from 0 to ${limits.listIndex}`;
    return parseProblem(offset, `${quoteShortly(text)} is not an index of a list`, hint);
  }
  // Minus zero is an index too, and zero.
  return { ok: true, step: { kind: 'index', index: Math.abs(index), offset }, end };
}
