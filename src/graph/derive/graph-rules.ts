import type { Release } from '../../release/release.ts';
import { nameVersion } from '../../routing/simulate/name-version.ts';
import type { Way } from '../../routing/simulate/ways-of.ts';
import { waysOf } from '../../routing/simulate/ways-of.ts';
import { describeEntry } from '../../routing/summary/describe-entry.ts';
import { formatPercent } from '../../routing/summary/format-percent.ts';
import type { RouteSummary, RuleSummary } from '../../routing/summary/summarize-route.ts';
import type { GraphRule, GraphVersion, Share } from '../traffic-graph.ts';

/** The rules that requests of clients meet, and what they send requests to beside the versions of the release. */
export interface GraphRules {
  readonly rules: readonly GraphRule[];
  /** They are counted on from the versions of the release. */
  readonly others: readonly GraphVersion[];
}

type VersionWay = Extract<Way, { kind: 'version' }>;

/** Sums up who gets what by each rule. Rules that only take what another has marked are a step on the way, and left out. */
export function graphRules({ rules }: RouteSummary, { versions }: Release): GraphRules {
  const others: string[] = [];
  const indexOf = (way: VersionWay) => {
    const known = findVersion(way, versions);
    if (known !== undefined) return known;
    const name = nameVersion(way);
    if (!others.includes(name)) others.push(name);
    return versions.length + others.indexOf(name);
  };
  const met = rules.filter(({ reach }) => reach === 'clients').map((rule) => graphRule(rule, indexOf));
  const isComplete = rules.some(({ rest }) => rest);
  const unmet: GraphRule = {
    conditions: [],
    shares: [],
    copies: [],
    remarks: ['answered with 404: no rule takes them'],
  };
  return { rules: isComplete ? met : [...met, unmet], others: others.map(otherVersion) };
}

/** By its Service, else by what the route tells the client; of namesakes, by the host of the request. */
function findVersion(
  { destination, response, request }: VersionWay,
  versions: Release['versions'],
): number | undefined {
  const { service } = destination;
  const byService = versions.findIndex((version) => {
    return version.destination.name === service?.name && version.destination.namespace === service.namespace;
  });
  if (byService >= 0) return byService;
  const told = response.get('app-version');
  const namesakes = versions.filter((version) => version.destination.name === told);
  const found = namesakes.find((version) => version.destination.host === request.host) ?? namesakes[0];
  return found?.index;
}

function graphRule({ rule, rest, outcome, beyond }: RuleSummary, indexOf: (way: VersionWay) => number): GraphRule {
  const ways = waysOf(outcome);
  const toVersions = ways.flatMap((way) => (way.kind === 'version' ? [way] : []));
  const settings = rule.action.kind === 'forward' ? rule.action.settings : new Map<string, string>();
  return {
    conditions: rest ? [] : rule.entries.map((entry) => describeEntry(entry).join(' and ')),
    shares: sum(
      toVersions.filter(({ copied }) => !copied),
      indexOf,
    ),
    copies: sum(
      toVersions.filter(({ copied }) => copied),
      indexOf,
    ),
    remarks: [
      ...ways.flatMap((way) => (way.kind === 'ended' && !way.copied ? [describeEnd(way)] : [])),
      ...(beyond === null ? [] : [`unknown: ${beyond}`]),
      ...['delay', 'abort'].flatMap((fault) => (settings.has(fault) ? [`${fault}: ${settings.get(fault)}`] : [])),
    ],
  };
}

function describeEnd({ part, status, reason }: Extract<Way, { kind: 'ended' }>): string {
  return `${formatPercent(part)} answered with ${status}: ${reason}`;
}

/** In the order of the versions. Without the last digits, in which sums of fractions are wrong. */
function sum(ways: readonly VersionWay[], indexOf: (way: VersionWay) => number): readonly Share[] {
  const sums = new Map<number, number>();
  for (const way of ways) sums.set(indexOf(way), (sums.get(indexOf(way)) ?? 0) + way.part * 100);
  return [...sums]
    .filter(([, percent]) => percent > 0)
    .sort(([one], [other]) => one - other)
    .map(([version, percent]) => ({ version, percent: Number(percent.toFixed(10)) }));
}

function otherVersion(name: string): GraphVersion {
  return { role: 'other', name, available: true, host: name, runs: null, objects: [] };
}
