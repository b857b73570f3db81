import type { Comparison, Condition, Subject } from '../mesh/condition.ts';
import { cookieOf } from '../mesh/cookie.ts';
import type { Entry } from '../mesh/route.ts';
import type { ConditionResult } from './simulate/judge-condition.ts';

/** The conditions of an entry in short: `header traffic = test`. Every request meets an entry without conditions. */
export function describeEntry({ conditions }: Entry): readonly string[] {
  return conditions.map(shortCondition);
}

function shortCondition(condition: Condition): string {
  const { subject, comparison, negated } = condition;
  const cookie = cookieOf(condition);
  if (cookie !== null) return `${negated ? 'not ' : ''}cookie ${cookie.name} = ${cookie.value}`;
  const name = shortSubject(subject);
  if (comparison.kind === 'present') return `${name} ${negated ? 'absent' : 'present'}`;
  return `${negated ? 'not ' : ''}${name} ${shortComparison(comparison)}`;
}

function shortSubject(subject: Subject): string {
  switch (subject.kind) {
    case 'header':
      return `header ${subject.name}`;
    case 'query':
      return `query ${subject.name}`;
    case 'source-label':
      return `client's label ${subject.name}`;
    case 'source-namespace':
      return "client's namespace";
    case 'authority':
      return 'host';
    default:
      return subject.kind;
  }
}

function shortComparison(comparison: Exclude<Comparison, { kind: 'present' }>): string {
  switch (comparison.kind) {
    case 'exact':
      return `= ${comparison.text}${comparison.ignoreCase ? ' (ignoring case)' : ''}`;
    case 'prefix':
      return `begins with ${comparison.text}${comparison.ignoreCase ? ' (ignoring case)' : ''}`;
    case 'elements':
      return `= ${comparison.text.replace(/\/$/, '')} or below`;
    case 'regex':
      return `~ ${comparison.text}`;
    case 'one-of':
      return `= ${comparison.texts.join(' or ')}`;
  }
}

/** Explanations cut longer values of a request. */
const longestFound = 60;

/** A condition and whether a request meets it: `header traffic must be "test", but it is missing`. */
export function describeConditionResult({ condition, met, found }: ConditionResult): string {
  const words = describeCondition(condition, met);
  if (met) return words;
  if (found !== undefined)
    return `${words}, but ${cookieOf(condition) === null ? 'it is' : 'the cookies are'} ${quote(found)}`;
  return `${words}, but it is missing${condition.negated ? ', which counts as empty' : ''}`;
}

/** A condition as a sentence: `header traffic is "test"` if it is met, else `header traffic must be "test"`. */
export function describeCondition(condition: Condition, isMet: boolean): string {
  const { negated } = condition;
  const { subject, verbs, object } = partsOf(condition);
  const must = negated ? 'must not' : 'must';
  return `${subject} ${isMet ? (negated ? verbs.isNot : verbs.is) : `${must} ${verbs.be}`} ${object}`;
}

function partsOf(condition: Condition) {
  const { subject, comparison } = condition;
  const cookie = cookieOf(condition);
  if (cookie !== null) return { subject: `cookie ${cookie.name}`, verbs: equal, object: quote(cookie.value) };
  return { subject: describeSubject(subject), verbs: verbsOf(comparison), object: objectOf(comparison) };
}

function describeSubject(subject: Subject): string {
  switch (subject.kind) {
    case 'header':
      return `header ${subject.name}`;
    case 'query':
      return `parameter ${subject.name}`;
    case 'source-label':
      return `the client's label ${subject.name}`;
    case 'source-namespace':
      return "the client's namespace";
    case 'authority':
      return 'the host';
    default:
      return `the ${subject.kind}`;
  }
}

interface Verbs {
  readonly is: string;
  readonly isNot: string;
  readonly be: string;
}

const equal: Verbs = { is: 'is', isNot: 'is not', be: 'be' };

function verbsOf({ kind }: Comparison): Verbs {
  if (kind === 'prefix') return { is: 'begins', isNot: 'does not begin', be: 'begin' };
  if (kind === 'regex') return { is: 'matches', isNot: 'does not match', be: 'match' };
  return equal;
}

function objectOf(comparison: Comparison): string {
  switch (comparison.kind) {
    case 'exact':
      return `${quote(comparison.text)}${comparison.ignoreCase ? ' (ignoring case)' : ''}`;
    case 'prefix':
      return `with ${quote(comparison.text)}${comparison.ignoreCase ? ' (ignoring case)' : ''}`;
    case 'elements':
      return `${quote(comparison.text.replace(/(?<=.)\/$/, ''))} or below it`;
    case 'regex':
      return `${quote(comparison.text)}`;
    case 'present':
      return 'present';
    case 'one-of':
      return `${comparison.texts.join(' or ')}`;
  }
}

function quote(text: string): string {
  return JSON.stringify(text.length > longestFound ? `${text.slice(0, longestFound)}…` : text);
}
