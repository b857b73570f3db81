import { allowKeys, at, type MapField, readMaps, readText, readTexts } from '../field.ts';
import { gatewayInFull, insideMesh, serviceHost } from '../names.ts';
import type { Neighbours } from '../neighbours.ts';
import type { Entry, RouteSpec, Rule } from '../route.ts';
import { otherProtocolOf } from './port-protocol.ts';
import { hostInFull, readIstioAction } from './read-action.ts';
import { readIstioEntry } from './read-entry.ts';
import { serveHosts } from './serve-hosts.ts';

const ruleKeys = ['name', 'match', 'route', 'redirect', 'directResponse', 'delegate', 'rewrite', 'timeout', 'retries'];
const moreRuleKeys = [
  'fault',
  'mirror',
  'mirrors',
  'mirrorPercent',
  'mirror_percent',
  'mirrorPercentage',
  'corsPolicy',
  'headers',
];

/**
 * Reads the spec of a VirtualService, but only the rules for HTTP. Rules for TLS and TCP route connections.
 * Source: https://istio.io/latest/docs/reference/config/networking/virtual-service/
 *
 * @param neighbours the objects beside the VirtualService; null if nobody looked for them
 */
export function readVirtualService(spec: MapField, namespace: string, neighbours: Neighbours | null): RouteSpec {
  allowKeys(spec, ['hosts', 'gateways', 'http', 'tls', 'tcp', 'exportTo']);
  const names = readTexts(at(spec, 'gateways'));
  const gateways = (names.length === 0 ? [insideMesh] : names).map((name) => gatewayInFull(name, namespace));
  const written = readTexts(at(spec, 'hosts')).map((host) => hostInFull(host, namespace));
  const hosts = written.map((host) => host.toLowerCase());
  return {
    hosts,
    gateways,
    ...serveHosts(written, gateways, namespace, neighbours),
    anyHost: false,
    visibleIn: readExportTo(spec, namespace),
    services: [],
    registry: neighbours === null ? new Map() : registryOf(neighbours),
    rules: readMaps(at(spec, 'http')).map((rule, index) => readRule(rule, index + 1, namespace)),
  };
}

/** The registries of files, each of which many VirtualServices share. */
const registries = new WeakMap<Neighbours, RouteSpec['registry']>();

function registryOf(neighbours: Neighbours): RouteSpec['registry'] {
  const known = registries.get(neighbours);
  if (known !== undefined) return known;
  const services = [...neighbours.services.values()].flatMap((byName) => [...byName.values()]);
  const registry = new Map(
    services.map(({ name, namespace, ports }) => {
      const forHttp = ports.filter((port) => otherProtocolOf(port) === undefined);
      return [serviceHost(name, namespace), forHttp.map(({ number }) => number)];
    }),
  );
  for (const { hosts, ports } of neighbours.hosts) for (const host of hosts) registry.set(host, [...ports]);
  registries.set(neighbours, registry);
  return registry;
}

/**
 * The namespaces to which a VirtualService is exported: `.` is its own one, and `*` all of them.
 * Source: https://istio.io/latest/docs/reference/config/networking/virtual-service/#VirtualService
 */
function readExportTo(spec: MapField, namespace: string): RouteSpec['visibleIn'] {
  const names = readTexts(at(spec, 'exportTo'));
  if (names.length === 0 || names.includes('*')) return null;
  return names.map((name) => (name === '.' ? namespace : name));
}

function readRule(rule: MapField, number: number, namespace: string): Rule {
  allowKeys(rule, [...ruleKeys, ...moreRuleKeys]);
  const entries = readMaps(at(rule, 'match')).map((entry, index): Entry => {
    const { conditions, rank } = readIstioEntry(entry, namespace);
    return { number: index + 1, conditions, rank };
  });
  return {
    number,
    name: readText(at(rule, 'name')) ?? null,
    entries: entries.length === 0 ? [everyRequest] : entries,
    action: readIstioAction(rule, namespace),
  };
}

const everyRequest: Entry = { number: 1, conditions: [], rank: [] };
