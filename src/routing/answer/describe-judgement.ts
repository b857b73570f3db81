import type { Comparison, Subject } from '../simulate/comparison.ts';
import type { Judgement } from '../simulate/judge-condition.ts';
import type { Condition } from '../simulate/route.ts';

/** More of what a request has says no more. */
const longestFound = 60;

/** A condition and whether a request meets it, in words: `header traffic must be "test", but there is none`. */
export function describeJudgement({ condition, met, found }: Judgement): string {
  const words = describeCondition(condition, met);
  if (met) return words;
  return `${words}, but ${found === undefined ? 'there is none' : `is ${quote(found)}`}`;
}

/** A condition in words: as something that is so, or that must be. */
export function describeCondition({ subject, comparison, negated }: Condition, isSo: boolean): string {
  const { is, isNot, be } = verbsOf(comparison);
  const must = negated ? 'must not' : 'must';
  return `${describeSubject(subject)} ${isSo ? (negated ? isNot : is) : `${must} ${be}`} ${objectOf(comparison)}`;
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

function verbsOf({ kind }: Comparison): { readonly is: string; readonly isNot: string; readonly be: string } {
  if (kind === 'prefix') return { is: 'begins', isNot: 'does not begin', be: 'begin' };
  if (kind === 'regex') return { is: 'matches', isNot: 'does not match', be: 'match' };
  return { is: 'is', isNot: 'is not', be: 'be' };
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
