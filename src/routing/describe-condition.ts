import type { Comparison, Condition, Subject } from '../mesh/condition.ts';
import { cookieOf } from '../mesh/cookie.ts';
import type { Entry } from '../mesh/route.ts';
import type { ConditionResult } from './simulate/judge-condition.ts';

/*
 * A condition has two forms, made of the same words. Tables and pictures have little space: `header traffic = test`.
 * Explanations say whether a request meets the condition, which takes a verb: `header traffic must be "test"`.
 */

/** The conditions of an entry in short: `header traffic = test`. Every request meets an entry without conditions. */
export function describeEntry({ conditions }: Entry): readonly string[] {
  return conditions.map(shortCondition);
}

function shortCondition(condition: Condition): string {
  const { subject, verbs, text, remark } = wordsOf(condition);
  if (condition.comparison.kind === 'present') return `${subject} ${condition.negated ? 'absent' : 'present'}`;
  return `${condition.negated ? 'not ' : ''}${subject} ${verbs.short} ${text}${remark}`;
}

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
  const { negated, comparison } = condition;
  const { subject, isNamed, verbs, text, remark } = wordsOf(condition);
  const must = negated ? 'must not' : 'must';
  const verb = isMet ? (negated ? verbs.isNot : verbs.is) : `${must} ${verbs.be}`;
  const isPlain = comparison.kind === 'present' || comparison.kind === 'one-of';
  return `${isNamed ? '' : 'the '}${subject} ${verb} ${isPlain ? text : quote(text)}${remark}`;
}

interface Words {
  readonly subject: string;
  /** Whether the subject has a name of its own, and therefore no article. */
  readonly isNamed: boolean;
  readonly verbs: Verbs;
  readonly text: string;
  /** What follows the text. */
  readonly remark: string;
}

function wordsOf(condition: Condition): Words {
  const cookie = cookieOf(condition);
  if (cookie !== null) {
    return { subject: `cookie ${cookie.name}`, isNamed: true, verbs: equals, text: cookie.value, remark: '' };
  }
  const { kind } = condition.subject;
  const isNamed = kind === 'header' || kind === 'query';
  return { subject: describeSubject(condition.subject), isNamed, ...comparisonOf(condition.comparison) };
}

function describeSubject(subject: Subject): string {
  switch (subject.kind) {
    case 'header':
      return `header ${subject.name}`;
    case 'query':
      return `query parameter ${subject.name}`;
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

function comparisonOf(comparison: Comparison): Pick<Words, 'verbs' | 'text' | 'remark'> {
  switch (comparison.kind) {
    case 'exact':
    case 'prefix': {
      const verbs = comparison.kind === 'exact' ? equals : begins;
      return { verbs, text: comparison.text, remark: comparison.ignoreCase ? ' (ignoring case)' : '' };
    }
    case 'elements':
      return { verbs: equals, text: comparison.text.replace(/(?<=.)\/$/, ''), remark: ' or below' };
    case 'regex':
      return { verbs: matches, text: comparison.text, remark: '' };
    case 'present':
      return { verbs: equals, text: 'present', remark: '' };
    case 'one-of':
      return { verbs: equals, text: comparison.texts.join(' or '), remark: '' };
  }
}

interface Verbs {
  readonly short: string;
  readonly is: string;
  readonly isNot: string;
  readonly be: string;
}

const equals: Verbs = { short: '=', is: 'is', isNot: 'is not', be: 'be' };
const begins: Verbs = {
  short: 'begins with',
  is: 'begins with',
  isNot: 'does not begin with',
  be: 'begin with',
};
const matches: Verbs = { short: '~', is: 'matches', isNot: 'does not match', be: 'match' };

/** Explanations cut longer values of a request. */
const longestFound = 60;

function quote(text: string): string {
  return JSON.stringify(text.length > longestFound ? `${text.slice(0, longestFound)}…` : text);
}
