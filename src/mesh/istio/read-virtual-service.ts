import { allowKeys, at, type MapField, readMaps, readText, readTexts } from '../field.ts';
import { gatewayInFull, insideMesh } from '../names.ts';
import type { Entry, RouteSpec, Rule } from '../route.ts';
import { hostInFull, readIstioAction } from './read-action.ts';
import { readIstioEntry } from './read-entry.ts';

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
 */
export function readVirtualService(spec: MapField, namespace: string): RouteSpec {
  allowKeys(spec, ['hosts', 'gateways', 'http', 'tls', 'tcp', 'exportTo']);
  const gateways = readTexts(at(spec, 'gateways'));
  return {
    hosts: readTexts(at(spec, 'hosts')).map((host) => hostInFull(host.toLowerCase(), namespace)),
    gateways: (gateways.length === 0 ? [insideMesh] : gateways).map((name) => gatewayInFull(name, namespace)),
    anyHost: false,
    services: [],
    knownGateways: [],
    unseen: [],
    rules: readMaps(at(spec, 'http')).map((rule, index) => readRule(rule, index + 1, namespace)),
  };
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
