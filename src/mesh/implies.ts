import { type Comparison, type Condition, foldCase, isMetByAll, isPresence } from './condition.ts';
import { gatewayInFull } from './names.ts';
import { compareRanks } from './order.ts';
import type { Entry, Route } from './route.ts';

/** What decides which requests reach a route. */
type Place = Pick<Route, 'namespace' | 'gateways'>;

/** Leaves out the conditions that every request to a route matches. */
export function tellingConditions(conditions: readonly Condition[], place: Place): readonly Condition[] {
  return conditions.filter((condition) => !isMetByAll(condition) && !isMetEverywhere(condition, place));
}

/** Whether a condition accepts requests from all gateways of a route. */
function isMetEverywhere({ subject, comparison, negated }: Condition, { namespace, gateways }: Place): boolean {
  if (subject.kind !== 'gateway' || comparison.kind !== 'one-of' || negated) return false;
  return gateways.every((gateway) => comparison.texts.includes(gatewayInFull(gateway, namespace)));
}

/** Whether every request that matches a later entry goes to an earlier one. True is certain. */
export function hides(earlier: RankedEntry, later: RankedEntry, place: Place): boolean {
  const [narrow, wide] = [later, earlier].map(({ conditions }) => tellingConditions(conditions, place));
  return implies(narrow ?? [], wide ?? []) && compareRanks(earlier.rank, later.rank) <= 0;
}

type RankedEntry = Pick<Entry, 'conditions' | 'rank'>;

/**
 * Whether every request that matches the narrow conditions also matches the wide ones. True is certain. The result is false
 * if only the analysis of regular expressions could tell.
 */
export function implies(narrow: readonly Condition[], wide: readonly Condition[]): boolean {
  return wide.every((condition) => narrow.some((own) => impliesOne(own, condition)));
}

function impliesOne(narrow: Condition, wide: Condition): boolean {
  if (narrow.negated !== wide.negated || !hasSameSubject(narrow, wide)) return false;
  // For negated conditions the direction is reversed.
  if (wide.negated) return includes(narrow.comparison, wide.comparison) && !isLost(narrow.comparison, wide.comparison);
  return includes(wide.comparison, narrow.comparison);
}

function hasSameSubject({ subject: one }: Condition, { subject: other }: Condition): boolean {
  return one.kind === other.kind && ('name' in one ? one.name : '') === ('name' in other ? other.name : '');
}

/** A negated comparison treats a missing header as empty, so the empty text may be forbidden although the header is missing. */
function isLost(narrow: Comparison, wide: Comparison): boolean {
  if (narrow.kind !== 'present' || wide.kind === 'present') return false;
  return !('text' in wide) || wide.kind === 'regex' || wide.text === '';
}

/** Whether the wide comparison accepts every text that the narrow one accepts. */
function includes(wide: Comparison, narrow: Comparison): boolean {
  if (isPresence(wide)) return true;
  switch (wide.kind) {
    case 'present':
      return true;
    case 'exact':
      return narrow.kind === 'exact' && foldedFor(wide, narrow) === folded(wide);
    case 'prefix':
      return startsWith(narrow, wide);
    case 'elements':
      return hasElements(narrow, wide.text.replace(/\/$/, ''));
    case 'regex':
      return narrow.kind === 'regex' && narrow.text === wide.text;
    case 'one-of':
      return narrow.kind === 'one-of' && narrow.texts.every((text) => wide.texts.includes(text));
  }
}

type TextComparison = Extract<Comparison, { readonly ignoreCase: boolean }>;

function folded({ text, ignoreCase }: TextComparison): string {
  return foldCase(text, ignoreCase);
}

/** The text of the narrow comparison as the wide one sees it; undefined if the narrow one alone ignores case. */
function foldedFor({ ignoreCase }: TextComparison, narrow: TextComparison): string | undefined {
  if (ignoreCase) return foldCase(narrow.text, true);
  return narrow.ignoreCase ? undefined : narrow.text;
}

function startsWith(narrow: Comparison, wide: TextComparison): boolean {
  if (narrow.kind === 'regex') return foldCase(beginningOf(narrow.text), wide.ignoreCase).startsWith(folded(wide));
  if (narrow.kind === 'elements') return narrow.text.replace(/\/$/, '').startsWith(wide.text);
  if (narrow.kind !== 'exact' && narrow.kind !== 'prefix') return false;
  return foldedFor(wide, narrow)?.startsWith(folded(wide)) === true;
}

function hasElements(narrow: Comparison, elements: string): boolean {
  if (narrow.kind === 'regex') return beginningOf(narrow.text).startsWith(`${elements}/`);
  if (narrow.kind === 'elements') return `${narrow.text.replace(/\/$/, '')}/`.startsWith(`${elements}/`);
  if (narrow.kind !== 'exact' && narrow.kind !== 'prefix') return false;
  if (narrow.ignoreCase) return false;
  return narrow.text.startsWith(`${elements}/`) || (narrow.kind === 'exact' && narrow.text === elements);
}

/** A text with which every match of a regular expression begins; empty if it is hard to tell. */
function beginningOf(regex: string): string {
  if (regex.includes('|')) return '';
  const [, literal = '', next = ''] = /^\^?((?:[-A-Za-z0-9/_~]|\\[^A-Za-z0-9])*)(.?)/s.exec(regex) ?? [];
  const sure = '?*{+'.includes(next) && next !== '' ? literal.replace(/\\?.$/s, '') : literal;
  return sure.replace(/\\(.)/gs, '$1');
}
