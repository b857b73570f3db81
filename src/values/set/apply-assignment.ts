import type { Position } from '../../diagnostics/position.ts';
import { limits } from '../limits.ts';
import { quoteShortly } from '../quote-shortly.ts';
import type { ListNode, MapEntry, MapNode, ValueNode } from '../value-node.ts';
import type { ValuesFlag } from '../values-input.ts';
import { type ParseProblem, parseProblem } from './argument.ts';
import type { Assignment, Step } from './parse-flag.ts';

type Applied<Node extends ValueNode> = { readonly ok: true; readonly node: Node } | ParseProblem;

/** The flag that sets values, and what it needs for that. */
export interface Target {
  readonly flag: ValuesFlag['kind'];
  readonly draft: Draft;
  readonly position: (offset: number) => Position;
  /** Is called for an assignment that is ignored, as in Helm. */
  readonly warn: (problem: ParseProblem) => void;
}

/**
 * Returns the map with one value set, as Helm's `--set` sets it: missing maps and lists are created, gaps in lists are
 * filled with null. A map or list never replaces another value, except for a map that replaces an item of a list.
 */
export function applyAssignment(root: MapNode, assignment: Assignment, target: Target): Applied<MapNode> {
  return setInMap({ assignment, target }, root, 0);
}

interface Job {
  readonly assignment: Assignment;
  readonly target: Target;
}

function setAt(job: Job, before: ValueNode | undefined, depth: number): Applied<ValueNode> {
  const { steps, node } = job.assignment;
  const step = steps[depth];
  const previous = steps[depth - 1];
  if (step === undefined) return { ok: true, node };
  const isItem = previous?.kind === 'index';
  const place = job.target.position(step.offset);
  if (step.kind === 'key') {
    if (before?.kind === 'map') return setInMap(job, before, depth);
    // As in Helm, a map replaces an item that is not a map.
    if (before !== undefined && !isItem) return misfit(before, step, previous);
    return setInMap(job, { kind: 'map', entries: new Map(), position: place }, depth);
  }
  if (before?.kind === 'list') return setInList(job, before, depth);
  if (before !== undefined && !(isItem && isGap(before))) return misfit(before, step, previous);
  return setInList(job, { kind: 'list', items: [], position: place }, depth);
}

/** Whether an item of a list is missing or null. Another item cannot become a list. */
function isGap(item: ValueNode | undefined): boolean {
  return item === undefined || (item.kind === 'scalar' && item.value === null);
}

function setInMap(job: Job, map: MapNode, depth: number): Applied<MapNode> {
  const { steps } = job.assignment;
  const { draft, position } = job.target;
  const step = steps[depth];
  if (step?.kind !== 'key') return { ok: true, node: map };
  const before = map.entries.get(step.key);
  const value = setAt(job, before?.node, depth + 1);
  if (!value.ok) return value;
  // A value that only changes inside keeps its position.
  const keyPosition = before === undefined || depth === steps.length - 1 ? position(step.offset) : before.keyPosition;
  const entries = draft.entriesToChange(map.entries).set(step.key, { keyPosition, node: value.node });
  return { ok: true, node: { kind: 'map', entries, position: map.position } };
}

function setInList(job: Job, list: ListNode, depth: number): Applied<ListNode> {
  const { steps } = job.assignment;
  const { draft, position } = job.target;
  const step = steps[depth];
  if (step?.kind !== 'index') return { ok: true, node: list };
  if (isDropped(job, list, depth)) return { ok: true, node: list };
  const value = setAt(job, list.items[step.index], depth + 1);
  if (!value.ok) return value;
  const items = draft.itemsToChange(list.items);
  if (!draft.fill(items, step.index, position(step.offset))) {
    return parseProblem(step.offset, 'the flags fill lists with too many nulls', 'use smaller indexes');
  }
  items[step.index] = value.node;
  return { ok: true, node: { kind: 'list', items, position: list.position } };
}

/**
 * If a list has no item 1, Helm finds an error in the empty value of `a[1].b=` and then ignores it: the list does not
 * change. (This does not concern `a[1]=`, nor the flags that do not look for `{` after the `=`.)
 */
function isDropped({ assignment, target }: Job, list: ListNode, depth: number): boolean {
  const { steps, endsEmpty } = assignment;
  const { flag, warn } = target;
  const step = steps[depth];
  if (!endsEmpty || flag === 'set-literal' || flag === 'set-json') return false;
  if (step?.kind !== 'index' || steps.at(-1)?.kind !== 'key') return false;
  const item = list.items[step.index];
  if (steps[depth + 1]?.kind === 'key' ? item !== undefined : !isGap(item)) return false;
  const message = 'an empty value for a new list item is ignored, as in Helm';
  warn(parseProblem(step.offset, message, 'use --set-json or --set-literal to set an empty text'));
  return true;
}

function misfit(before: ValueNode, step: Step, previous: Step | undefined): ParseProblem {
  const name = previous?.kind === 'key' ? quoteShortly(previous.key) : 'the item';
  const is = before.kind === 'scalar' ? describeScalar(before.value) : `a ${before.kind}`;
  const wanted = step.kind === 'key' ? `has no key ${quoteShortly(step.key)}` : 'has no index';
  const message = `${name} is ${is}, which ${wanted}`;
  return parseProblem(step.offset, message, 'set the whole value instead, e.g. with --set-json');
}

function describeScalar(value: unknown): string {
  return value === null ? 'null' : `a ${typeof value === 'bigint' ? 'number' : typeof value}`;
}

/**
 * Flags change maps and lists in place that they have created themselves. Those of files may be shared and are copied
 * first. Copying everything for each flag would make many flags slow.
 */
export interface Draft {
  entriesToChange(entries: ReadonlyMap<string, MapEntry>): Map<string, MapEntry>;
  itemsToChange(items: readonly ValueNode[]): ValueNode[];
  /** Fills a list with null up to a length; false if the flags have already added too many. */
  fill(items: ValueNode[], length: number, position: Position): boolean;
}

export function createDraft(): Draft {
  const maps = new WeakMap<ReadonlyMap<string, MapEntry>, Map<string, MapEntry>>();
  const lists = new WeakMap<readonly ValueNode[], ValueNode[]>();
  let filled = 0;
  return {
    entriesToChange(entries) {
      const own = maps.get(entries) ?? new Map(entries);
      maps.set(own, own);
      return own;
    },
    itemsToChange(items) {
      const own = lists.get(items) ?? [...items];
      lists.set(own, own);
      return own;
    },
    fill(items, length, position) {
      filled += Math.max(0, length - items.length);
      if (filled > limits.listItems) return false;
      while (items.length < length) items.push({ kind: 'scalar', value: null, position });
      return true;
    },
  };
}
