import { shortHost } from '../../mesh/names.ts';
import type { Action, Entry, Forward, Route, Rule } from '../../mesh/route.ts';
import { describeCondition } from '../describe-condition.ts';
import { formatPercent } from '../summary/format-percent.ts';

/** A condition, a share or the copies of a rule, and whether an expectation meets it. */
export interface CoverageUnit {
  /** An answer is that of a redirect or of a rule that responds itself. */
  readonly kind: 'condition' | 'share' | 'copies' | 'answer';
  readonly route: Route;
  readonly rule: Rule;
  /** The condition; null for what belongs to the whole rule. */
  readonly entry: Entry | null;
  /** What identifies it among all units. Shares of a rule have the same key, because one expectation states all of them. */
  readonly key: string;
  /** `rule 2 httpbin-1: header traffic is "test"` */
  readonly title: string;
}

/** How much of some routes the expectations meet. */
export interface Coverage {
  readonly units: readonly CoverageUnit[];
  /** The keys of the units that an expectation meets. */
  readonly met: ReadonlySet<string>;
}

/**
 * What expectations can meet in routes: each condition of a rule, each version that gets a share of its requests, each
 * version that gets copies, and the answer of a rule that answers itself. A rule without conditions counts as one condition.
 * A rule that the program cannot follow is left out.
 */
export function coverageUnits(routes: readonly Route[]): readonly CoverageUnit[] {
  return routes.flatMap((route) => {
    const prefix = routes.length > 1 ? `${route.kind} ${route.name}, ` : '';
    return route.rules.flatMap((rule) => (rule.action.kind === 'unsupported' ? [] : unitsOf(route, rule, prefix)));
  });
}

function unitsOf(route: Route, rule: Rule, prefix: string): readonly CoverageUnit[] {
  const name = `${prefix}rule ${rule.number}${rule.name === null ? '' : ` ${rule.name}`}`;
  const conditions = rule.entries.map((entry): CoverageUnit => {
    const words = entry.conditions.map((condition) => describeCondition(condition, true));
    const title = `${name}: ${words.length === 0 ? 'every request' : words.join(' and ')}`;
    return { kind: 'condition', route, rule, entry, key: entryKey(route, rule, entry), title };
  });
  return [
    ...conditions,
    ...effectsOf(rule.action).map(({ kind, words }) => {
      return { kind, route, rule, entry: null, key: effectKey(route, rule, kind), title: `${name}: ${words}` };
    }),
  ];
}

type Effect = { readonly kind: 'share' | 'copies' | 'answer'; readonly words: string };

function effectsOf(action: Action): readonly Effect[] {
  switch (action.kind) {
    case 'forward':
      return effectsOfForward(action);
    case 'redirect':
      return [{ kind: 'answer', words: `the redirect with ${action.status}` }];
    case 'respond':
      return [{ kind: 'answer', words: `the answer ${action.status}` }];
    case 'unsupported':
      return [];
  }
}

function effectsOfForward({ destinations, mirrors }: Forward): readonly Effect[] {
  const live = destinations.filter(({ share }) => share > 0);
  const copied = mirrors.filter(({ percent }) => percent > 0);
  return [
    ...live.map(({ destination, share }): Effect => {
      return { kind: 'share', words: `${formatPercent(share)} for ${shortHost(destination.host)}` };
    }),
    ...copied.map(({ destination, percent }): Effect => {
      return { kind: 'copies', words: `copies of ${formatPercent(percent / 100)} for ${shortHost(destination.host)}` };
    }),
  ];
}

/** The key of a condition. */
export function entryKey(route: Route, rule: Rule, entry: Entry): string {
  return `${ruleKey(route, rule)} condition ${entry.number}`;
}

/** The key of what a rule does. */
export function effectKey(route: Route, rule: Rule, kind: Effect['kind']): string {
  return `${ruleKey(route, rule)} ${kind}`;
}

function ruleKey({ kind, namespace, name }: Route, { number }: Rule): string {
  return `${kind} ${namespace}/${name} rule ${number}`;
}

/** How many units are met, and how many there are. */
export function countUnits({ units, met }: Coverage): { readonly met: number; readonly all: number } {
  return { met: units.filter(({ key }) => met.has(key)).length, all: units.length };
}
