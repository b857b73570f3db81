import { allowKeys, at, type MapField, readMaps, readText, readTexts } from '../field.ts';
import { insideMesh } from '../names.ts';
import type { Neighbours } from '../neighbours.ts';
import type { RouteSpec, Rule } from '../route.ts';
import { attachRoute } from './attach/attach-route.ts';
import { readGatewayAction } from './read-action.ts';
import type { Surroundings } from './read-backend.ts';
import { readGatewayEntry } from './read-entry.ts';
import { noteRefusals, readParents } from './read-parents.ts';

const ruleKeys = ['name', 'matches', 'filters', 'backendRefs', 'timeouts', 'retry', 'sessionPersistence'];

/**
 * Reads the spec of an HTTPRoute. A Service as parent stands for the mesh.
 * Source: https://gateway-api.sigs.k8s.io/reference/spec/#httproutespec
 *
 * @param neighbours the objects beside the route; null if nobody looked for them
 */
export function readHttpRoute(spec: MapField, namespace: string, neighbours: Neighbours | null): RouteSpec {
  allowKeys(spec, ['parentRefs', 'hostnames', 'rules', 'useDefaultGateways']);
  const hosts = readTexts(at(spec, 'hostnames')).map((host) => host.toLowerCase());
  const parents = readParents(at(spec, 'parentRefs'), namespace, neighbours);
  const surroundings: Surroundings = { namespace, neighbours, hasGateways: parents.gateways.length > 0 };
  const { gateways, listeners, unseen, refusals } = attachRoute(parents.gateways, { namespace, hosts }, neighbours);
  noteRefusals(refusals, spec.reading);
  return {
    hosts,
    anyHost: true,
    gateways: [...(parents.services.length > 0 ? [insideMesh] : []), ...gateways],
    services: parents.services,
    listeners,
    unseen: [...parents.unseen, ...unseen],
    rules: readMaps(at(spec, 'rules')).map((rule, index) => readRule(rule, index + 1, surroundings)),
  };
}

function readRule(rule: MapField, number: number, surroundings: Surroundings): Rule {
  allowKeys(rule, ruleKeys);
  const matches = readMaps(at(rule, 'matches'));
  const entries = matches.length === 0 ? [{ ...rule, data: {} }] : matches;
  return {
    number,
    name: readText(at(rule, 'name')) ?? null,
    entries: entries.map((entry, index) => {
      const { conditions, rank } = readGatewayEntry(entry);
      return { number: index + 1, conditions, rank };
    }),
    action: readGatewayAction(rule, surroundings),
  };
}
