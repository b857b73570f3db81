import type { Release } from '../../release/release.ts';
import { describeEntry } from '../../routing/describe-condition.ts';
import { nameVersion } from '../../routing/simulate/name-version.ts';
import { type RequestPath, requestPaths } from '../../routing/simulate/request-paths.ts';
import { roundSum } from '../../routing/simulate/summarize-outcome.ts';
import { formatPercent } from '../../routing/summary/format-percent.ts';
import type { RouteSummary, RuleSummary } from '../../routing/summary/summarize-route.ts';
import type { GraphRule, GraphVersion, Share } from '../traffic-graph.ts';

/** The rules for requests of clients, and the destinations that are not versions of the release. */
export interface GraphRules {
  readonly rules: readonly GraphRule[];
  /** Their indexes continue those of the versions of the release. */
  readonly others: readonly GraphVersion[];
}

type VersionPath = Extract<RequestPath, { kind: 'version' }>;

/** Sums up the shares of each rule. Rules that only take requests that another rule has marked are left out. */
export function graphRules({ rules }: RouteSummary, { versions }: Release): GraphRules {
  const others: string[] = [];
  const indexOf = (path: VersionPath) => {
    const known = findVersion(path, versions);
    if (known !== undefined) return known;
    const name = nameVersion(path);
    if (!others.includes(name)) others.push(name);
    return versions.length + others.indexOf(name);
  };
  const matched = rules.filter(({ reach }) => reach === 'clients').map((rule) => graphRule(rule, indexOf));
  const isComplete = rules.some(({ rest }) => rest);
  const unmatched: GraphRule = {
    conditions: [],
    shares: [],
    copies: [],
    remarks: ['get status 404: no rule matches'],
  };
  return { rules: isComplete ? matched : [...matched, unmatched], others: others.map(otherVersion) };
}

/** Finds a version by its Service, else by the header that the route adds. The host decides between equal names. */
function findVersion(
  { destination, response, request }: VersionPath,
  versions: Release['versions'],
): number | undefined {
  const { service } = destination;
  const byService = versions.findIndex((version) => {
    return version.destination.name === service?.name && version.destination.namespace === service.namespace;
  });
  if (byService >= 0) return byService;
  const named = response.get('app-version');
  const namesakes = versions.filter((version) => version.destination.name === named);
  const found = namesakes.find((version) => version.destination.host === request.host) ?? namesakes[0];
  return found?.index;
}

function graphRule(
  { rule, rest, outcome, unknown, faults }: RuleSummary,
  indexOf: (path: VersionPath) => number,
): GraphRule {
  const paths = requestPaths(outcome);
  const toVersions = paths.flatMap((path) => (path.kind === 'version' ? [path] : []));
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
      ...paths.flatMap((path) => (path.kind === 'ended' && !path.copied ? [describeEnd(path)] : [])),
      ...(unknown === null ? [] : [`unknown: ${unknown}`]),
      ...faults.map(({ kind, text }) => `${kind}: ${text}`),
    ],
  };
}

function describeEnd({ part, status, reason }: Extract<RequestPath, { kind: 'ended' }>): string {
  return `${formatPercent(part)} get status ${status}: ${reason}`;
}

/** In the order of the versions. */
function sum(paths: readonly VersionPath[], indexOf: (path: VersionPath) => number): readonly Share[] {
  const sums = new Map<number, number>();
  for (const path of paths) sums.set(indexOf(path), (sums.get(indexOf(path)) ?? 0) + path.part * 100);
  return [...sums]
    .filter(([, percent]) => percent > 0)
    .sort(([one], [other]) => one - other)
    .map(([version, percent]) => ({ version, percent: roundSum(percent) }));
}

function otherVersion(name: string): GraphVersion {
  return { role: 'other', name, available: true, host: name, runs: null, objects: [] };
}
