import type { Comparison, Condition, Subject } from '../../mesh/condition.ts';
import { cookieOf } from '../../mesh/cookie.ts';
import type { Judgement } from '../simulate/judge-condition.ts';

/** More of what a request has says no more. */
const longestFound = 60;

/** A condition and whether a request meets it, in words: `header traffic must be "test", but there is none`. */
export function describeJudgement({ condition, met, found }: Judgement): string {
  const words = describeCondition(condition, met);
  if (met) return words;
  if (found !== undefined)
    return `${words}, but ${cookieOf(condition) === null ? 'is' : 'the cookies are'} ${quote(found)}`;
  return `${words}, but there is none${condition.negated ? ', which counts as empty' : ''}`;
}

/** A condition in words: as something that is so, or that must be. */
export function describeCondition(condition: Condition, isSo: boolean): string {
  const { negated } = condition;
  const { subject, verbs, object } = partsOf(condition);
  const must = negated ? 'must not' : 'must';
  return `${subject} ${isSo ? (negated ? verbs.isNot : verbs.is) : `${must} ${verbs.be}`} ${object}`;
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
      return `${quote(comparison.text)}${comparison.ignoreCase ? ' in any case' : ''}`;
    case 'prefix':
      return `with ${quote(comparison.text)}${comparison.ignoreCase ? ' in any case' : ''}`;
    case 'elements':
      return `${quote(comparison.text.replace(/(?<=.)\/$/, ''))} or below it`;
    case 'regex':
      return `${quote(comparison.text)}`;
    case 'present':
      return 'there';
    case 'one-of':
      return `${comparison.texts.join(' or ')}`;
  }
}

function quote(text: string): string {
  return JSON.stringify(text.length > longestFound ? `${text.slice(0, longestFound)}…` : text);
}
