import { allowKeys, at, type MapField, readMaps, readText, readTexts } from '../field.ts';
import { insideMesh } from '../names.ts';
import type { Neighbours } from '../neighbours.ts';
import type { RouteSpec, Rule } from '../route.ts';
import { attachRoute } from './attach/attach-route.ts';
import { dependsOnImplementation, noteHiddenExpressions } from './expression-order.ts';
import { readGatewayAction } from './read-action.ts';
import type { Surroundings } from './read-backend.ts';
import { readGatewayEntry } from './read-entry.ts';
import { noteRefusals, readParents } from './read-parents.ts';

const others = 'implementations other than Istio, which may try regular expressions before prefixes';

/** A route without other parents is met nowhere that is known, which is asked about as the mesh is. */
const defaultGateways = { gateway: insideMesh, what: 'default Gateways, which the route attaches to' };

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
  const { gateways, known, unseen, refusals } = attachRoute(parents.gateways, { namespace, hosts }, neighbours);
  const rules = readMaps(at(spec, 'rules')).map((rule, index) => readRule(rule, index + 1, surroundings));
  noteRefusals(refusals, spec.reading);
  noteHiddenExpressions(rules, namespace, spec.reading);
  const places = [...(parents.services.length > 0 ? [insideMesh] : []), ...gateways];
  return {
    hosts,
    visibleIn: null,
    registry: new Map(),
    gatewayLabels: new Map(),
    anyHost: true,
    gateways: places,
    services: parents.services,
    knownGateways: known,
    unseen: [
      ...parents.unseen,
      ...unseen,
      ...(readText(at(spec, 'useDefaultGateways')) === 'All' ? [defaultGateways] : []),
      ...(dependsOnImplementation(rules) ? places.map((gateway) => ({ gateway, what: others })) : []),
    ],
    rules,
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
