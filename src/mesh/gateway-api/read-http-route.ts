import { allowKeys, at, type MapField, needText, readMaps, readNumber, readText, readTexts } from '../field.ts';
import { insideMesh } from '../names.ts';
import type { ParentService, RouteSpec, Rule } from '../route.ts';
import { readGatewayAction } from './read-action.ts';
import { readGatewayEntry } from './read-entry.ts';

const ruleKeys = ['name', 'matches', 'filters', 'backendRefs', 'timeouts', 'retry', 'sessionPersistence'];
const parentKeys = ['group', 'kind', 'namespace', 'name', 'sectionName', 'port'];

/**
 * Reads the spec of an HTTPRoute. A Service as parent stands for the mesh.
 * Source: https://gateway-api.sigs.k8s.io/reference/spec/#httproutespec
 */
export function readHttpRoute(spec: MapField, namespace: string): RouteSpec {
  allowKeys(spec, ['parentRefs', 'hostnames', 'rules', 'useDefaultGateways']);
  const parents = readMaps(at(spec, 'parentRefs'));
  const services = parents.filter(isService).map((parent) => readParent(parent, namespace));
  const gateways = parents.filter((parent) => !isService(parent)).map((parent) => readParent(parent, namespace));
  return {
    hosts: readTexts(at(spec, 'hostnames')).map((host) => host.toLowerCase()),
    anyHost: true,
    gateways: [
      ...(services.length > 0 ? [insideMesh] : []),
      ...gateways.map(({ name, namespace }) => `${namespace}/${name}`),
    ],
    services,
    rules: readMaps(at(spec, 'rules')).map((rule, index) => readRule(rule, index + 1, namespace)),
  };
}

function isService(parent: MapField): boolean {
  return readText(at(parent, 'kind')) === 'Service' && (readText(at(parent, 'group')) ?? '') === '';
}

function readParent(parent: MapField, namespace: string): ParentService {
  allowKeys(parent, parentKeys);
  return {
    name: needText(at(parent, 'name')),
    namespace: readText(at(parent, 'namespace')) ?? namespace,
    port: readNumber(at(parent, 'port'), 1, 65_535) ?? null,
  };
}

function readRule(rule: MapField, number: number, namespace: string): Rule {
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
    action: readGatewayAction(rule, namespace),
  };
}
