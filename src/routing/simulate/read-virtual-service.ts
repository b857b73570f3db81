import { allowKeys, at, type MapField, readMaps, readText, readTexts } from './field.ts';
import { gatewayInFull, hostInFull } from './in-full.ts';
import { readIstioAction } from './read-istio-action.ts';
import { readIstioEntry } from './read-istio-entry.ts';
import type { RouteIdentity } from './read-route.ts';
import { mesh } from './request.ts';
import type { Entry, Route, Rule } from './route.ts';

const ruleKeys = ['name', 'match', 'route', 'redirect', 'directResponse', 'delegate', 'rewrite', 'timeout', 'retries'];
const moreRuleKeys = ['fault', 'mirror', 'mirrors', 'mirrorPercent', 'mirrorPercentage', 'corsPolicy', 'headers'];

/**
 * Reads the spec of a VirtualService. Its rules for HTTP alone: those for TLS and TCP are about connections.
 * Source: https://istio.io/latest/docs/reference/config/networking/virtual-service/
 */
export function readVirtualService(spec: MapField, identity: RouteIdentity): Route {
  allowKeys(spec, ['hosts', 'gateways', 'http', 'tls', 'tcp', 'exportTo']);
  const gateways = readTexts(at(spec, 'gateways'));
  return {
    kind: 'VirtualService',
    ...identity,
    hosts: readTexts(at(spec, 'hosts')).map((host) => hostInFull(host.toLowerCase(), identity.namespace)),
    gateways: (gateways.length === 0 ? [mesh] : gateways).map((name) => gatewayInFull(name, identity.namespace)),
    services: [],
    rules: readMaps(at(spec, 'http')).map((rule, index) => readRule(rule, index + 1, identity.namespace)),
  };
}

function readRule(rule: MapField, number: number, namespace: string): Rule {
  allowKeys(rule, [...ruleKeys, ...moreRuleKeys]);
  const entries = readMaps(at(rule, 'match')).map((entry, index) => readIstioEntry(entry, index + 1, namespace));
  return {
    number,
    name: readText(at(rule, 'name')) ?? null,
    entries: entries.length === 0 ? [everyRequest] : entries,
    action: readIstioAction(rule, namespace),
  };
}

const everyRequest: Entry = { number: 1, conditions: [], rank: [] };
