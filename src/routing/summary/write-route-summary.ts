import { shortHost } from '../../mesh/names.ts';
import { escapeControls } from '../../terminal/escape-controls.ts';
import type { TextStyle } from '../../terminal/text-style.ts';
import { wrapText } from '../../terminal/wrap-text.ts';
import { type TableRow, writeTable } from '../../terminal/write-table.ts';
import { describeEntry } from '../describe-condition.ts';
import type { VersionMirror, VersionShare } from '../simulate/summarize-outcome.ts';
import { formatPercent } from './format-percent.ts';
import type { RouteSummary, RuleSummary } from './summarize-route.ts';

const lineColumns = 80;

/** Writes for people which requests a route handles. */
export function writeRouteTitle({ route }: RouteSummary, style: TextStyle): string {
  const { kind, name, namespace, hosts, gateways } = route;
  return [
    `${style.strong(escapeControls(`${kind} ${name}`))} in ${escapeControls(namespace)}\n`,
    ...writeList('hosts', hosts),
    ...writeList('gateways', gateways),
  ].join('');
}

/** Writes for people which version gets which requests, rule by rule. */
export function writeRouteRules({ rules }: RouteSummary, style: TextStyle): string {
  const rows = rules.filter(({ reach }) => reach !== 'second-step');
  const table = writeTable(
    ['REQUESTS', 'SHARE', 'VERSION'],
    rows.map((rule, index) => ({ subjects: requestsOf(rule, index > 0), outcomes: outcomesOf(rule) })),
    style.strong,
  );
  return `${table}${writeSecondSteps(rules)}`;
}

function outcomesOf({ summary, hosts, unknown, reach, faults }: RuleSummary): TableRow['outcomes'] {
  if (reach === 'never') return [['never', 'a rule above matches them all']];
  return [
    ...summary.shares.map((share) => [formatPercent(share.share), versionOf(share, hosts)] as const),
    ...summary.ended.map(({ share, status, reason }) => [formatPercent(share), `${status}: ${reason}`] as const),
    ...summary.mirrors.map(
      (mirror) => [`copies ${formatPercent(mirror.percent / 100)}`, versionOf(mirror, hosts)] as const,
    ),
    ...(unknown === null ? [] : [['unknown', unknown] as const]),
    ...faults.map(({ kind, text }) => [kind, text] as const),
  ];
}

function versionOf(share: VersionShare | VersionMirror, hosts: RuleSummary['hosts']): string {
  const address = describeAddress(share, hosts.get(share.version));
  return address === undefined ? share.version : `${share.version} → ${address}`;
}

/**
 * Where requests for a version go: the host that the route writes into them, else the destination. Undefined if that is the
 * Service with the name of the version.
 *
 * @param host the host that the route writes into them
 */
function describeAddress({ version, destination }: VersionShare | VersionMirror, host?: string): string | undefined {
  const { service, subset, port } = destination;
  if (host !== undefined) return shortHost(host);
  if (service?.name === version && subset === null) return undefined;
  const name = `${shortHost(destination.host)}${subset === null ? '' : `/${subset}`}`;
  return name === version ? undefined : `${name}${port === null ? '' : `:${port}`}`;
}

function requestsOf({ rule, rest }: RuleSummary, isLater: boolean): readonly string[] {
  if (rest) return [isLater ? 'all other requests' : 'all requests'];
  return rule.entries.map((entry, index) => `${index === 0 ? '' : 'or '}${describeEntry(entry).join(', ')}`);
}

function writeList(label: string, names: readonly string[]): readonly string[] {
  const [first = '', ...others] = wrapText(names.join(', ') || 'any', lineColumns - 12);
  const lines = [`  ${label.padEnd(8)}  ${first}`, ...others.map((line) => `${' '.repeat(12)}${line}`)];
  return lines.map((line) => `${escapeControls(line)}\n`);
}

function writeSecondSteps(rules: readonly RuleSummary[]): string {
  const second = rules.filter(({ reach }) => reach === 'second-step');
  if (second.length === 0) return '';
  const names = second.map(({ rule }) => rule.name ?? `number ${rule.number}`).join(', ');
  const takers = second.length === 1 ? `rule ${names} handles` : `rules ${names} handle`;
  const said = `Requests pass this route twice: ${takers} the requests that other rules have marked.`;
  return ['', ...wrapText(said, lineColumns - 2).map((line) => `  ${escapeControls(line)}`)]
    .map((line) => `${line}\n`)
    .join('');
}
