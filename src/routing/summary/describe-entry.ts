import type { Comparison, Condition, Subject } from '../../mesh/condition.ts';
import { cookieOf } from '../../mesh/cookie.ts';
import type { Entry } from '../../mesh/route.ts';

/** The conditions of an entry in words, all of which a request must meet; none where every request meets it. */
export function describeEntry({ conditions }: Entry): readonly string[] {
  return conditions.map(describeCondition);
}

function describeCondition(condition: Condition): string {
  const { subject, comparison, negated } = condition;
  const cookie = cookieOf(condition);
  if (cookie !== null) return `${negated ? 'not ' : ''}cookie ${cookie.name} = ${cookie.value}`;
  const name = describeSubject(subject);
  if (comparison.kind === 'present') return negated ? `no ${name}` : `${name} present`;
  return `${negated ? 'not ' : ''}${name} ${describeComparison(comparison)}`;
}

function describeSubject(subject: Subject): string {
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

function describeComparison(comparison: Exclude<Comparison, { kind: 'present' }>): string {
  switch (comparison.kind) {
    case 'exact':
      return `= ${comparison.text}${comparison.ignoreCase ? ' (in any case)' : ''}`;
    case 'prefix':
      return `begins with ${comparison.text}${comparison.ignoreCase ? ' (in any case)' : ''}`;
    case 'elements':
      return `= ${comparison.text.replace(/\/$/, '')} or below`;
    case 'regex':
      return `~ ${comparison.text}`;
    case 'one-of':
      return `= ${comparison.texts.join(' or ')}`;
  }
}
