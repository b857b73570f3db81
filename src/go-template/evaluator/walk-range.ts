import type { BranchNode } from '../parser/node.ts';
import { noFlags } from '../printf/flags.ts';
import { printArgument } from '../printf/print-value.ts';
import { elementsOf, entriesOf, indirect, int, type Optional, type Value } from '../values/value.ts';
import { assign, evaluatePipe } from './evaluate.ts';
import { type Frame, fail, spend } from './frame.ts';
import { type Ending, walkList } from './walk.ts';

/** Repeats a list for each element of a slice, array or map, or for each number below an integer. */
export function walkRange(frame: Frame, dot: Optional, node: BranchNode): Ending {
  frame.node = node;
  const declared = frame.variables.length;
  const value = indirect(evaluatePipe(frame, dot, node.pipe));
  const inside = frame.variables.length;
  let iterated = false;
  let ending: Ending = 'done';
  for (const [index, element] of iterate(frame, node, value)) {
    iterated = true;
    // Where nothing stands in the range, it is the range that takes too long.
    frame.node = node;
    spend(frame);
    setVariables(frame, node, index, element);
    ending = walkList(frame, element, node.list);
    frame.variables.length = inside;
    if (ending === 'break') break;
  }
  ending = !iterated && node.elseList !== undefined ? walkList(frame, dot, node.elseList) : 'done';
  frame.variables.length = declared;
  return ending;
}

type Step = readonly [index: Optional, element: Optional];

function iterate(frame: Frame, node: BranchNode, value: Optional): Iterable<Step> {
  switch (value?.type.kind) {
    case undefined:
      return [];
    case 'slice':
    case 'array':
      return elementsOf(value as Value).map((element, index) => [int(index), element]);
    case 'map':
      return entriesOf(value as Value).map(({ key, element }) => [key, element]);
    default: {
      const shown = printArgument(noFlags, 'v', value);
      if (typeof value?.data !== 'bigint') return fail(frame, `range can't iterate over ${shown}`);
      if (node.pipe.variables.length > 1) fail(frame, `can't use ${shown} to iterate over more than one variable`);
      return countTo(value, value.data);
    }
  }
}

function* countTo({ type }: Value, end: bigint): Generator<Step> {
  for (let data = 0n; data < end; data += 1n) yield [null, { type, data }];
}

/** With two variables the index comes first, with one it is the element. */
function setVariables(frame: Frame, { pipe }: BranchNode, index: Optional, element: Optional): void {
  const [first, second] = pipe.variables;
  if (first === undefined) return;
  if (!pipe.assigns) {
    setTop(frame, 1, element);
    if (second !== undefined) setTop(frame, 2, index);
  } else if (second === undefined) {
    assign(frame, first.name, element);
  } else {
    assign(frame, first.name, index);
    assign(frame, second.name, element);
  }
}

function setTop(frame: Frame, fromEnd: number, value: Optional): void {
  const variable = frame.variables.at(-fromEnd);
  if (variable !== undefined) variable.value = value;
}
