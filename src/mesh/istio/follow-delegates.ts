import { type Data, type DataMap, isGiven, isMap, mapsAt } from '../../values/data.ts';
import { gatewayInFull } from '../names.ts';
import { mergeMatches } from './merge-matches.ts';
import { hostInFull } from './read-action.ts';

/** What a rule of a delegate takes over from the rule that delegates to it, if it does not have it itself. */
const inherited = [
  ...['rewrite', 'directResponse', 'timeout', 'retries', 'fault', 'corsPolicy', 'headers'],
  ...['mirror', 'mirrors', 'mirrorPercent', 'mirror_percent', 'mirrorPercentage'],
];

/**
 * Replaces the rules that delegate by the rules of their delegates. VirtualServices without hosts are delegates and
 * apply nowhere themselves. A rule stays as it is if its delegate is not among the objects.
 * Source: mergeVirtualServices in pilot/pkg/model/virtualservice_controller.go of istio.io/istio
 *
 * @param objects VirtualServices that were read without a problem
 * @param namespace of objects without one
 * @returns for each object what takes its place; null for a delegate. If all are delegates, the objects.
 */
export function followDelegates(objects: readonly DataMap[], namespace: string): readonly (DataMap | null)[] {
  if (!objects.some(hasHosts)) return objects;
  const delegates = new Map(
    objects.filter((object) => !hasHosts(object)).map((object) => [keyOf(object, namespace), object]),
  );
  return objects.map((object) => (hasHosts(object) ? withDelegates(object, delegates, namespace) : null));
}

function withDelegates(object: DataMap, delegates: ReadonlyMap<string, DataMap>, namespace: string): DataMap {
  const own = namespaceOf(object, namespace);
  const rules = rulesOf(object);
  if (!rules.some(({ delegate }) => isMap(delegate))) return object;
  const http = rules.flatMap((rule): readonly DataMap[] => {
    if (!isMap(rule.delegate)) return [rule];
    const owner = textOf(rule.delegate.namespace) || own;
    const delegate = delegates.get(`${owner}/${textOf(rule.delegate.name)}`);
    if (delegate === undefined) return [rule];
    if (!isVisible(delegate, owner, own)) return [];
    const root = namesInFull(rule, own);
    return rulesOf(delegate).flatMap((sub) => mergeRules(root, namesInFull(sub, owner)));
  });
  return { ...object, spec: { ...mapOf(object.spec), http } };
}

/** A rule of a delegate within the rule that delegates to it. Istio drops it if their matches contradict each other. */
function mergeRules({ delegate: _, ...root }: DataMap, sub: DataMap): readonly DataMap[] {
  const match = mergeMatches(mapsAt(root, 'match'), mapsAt(sub, 'match'));
  if (match === null) return [];
  const taken = inherited.filter((key) => isGiven(root[key]) && !isGiven(sub[key]));
  const name = [root.name, sub.name].map(textOf).filter(Boolean).join('-');
  return [
    {
      ...sub,
      ...Object.fromEntries(taken.map((key) => [key, root[key] as Data])),
      ...(match.length > 0 && { match }),
      ...(name !== '' && { name }),
    },
  ];
}

/** A rule whose hosts and gateways have their namespaces, because it moves to another one. */
function namesInFull(rule: DataMap, namespace: string): DataMap {
  const full = (destination: Data | undefined): DataMap => {
    const map = mapOf(destination);
    return { ...map, host: hostInFull(textOf(map.host), namespace) };
  };
  const inDestination = (item: DataMap) => ({ ...item, destination: full(item.destination) });
  const inMatch = (entry: DataMap) =>
    Array.isArray(entry.gateways)
      ? { ...entry, gateways: entry.gateways.map((name) => gatewayInFull(textOf(name), namespace)) }
      : entry;
  return {
    ...rule,
    ...(Array.isArray(rule.route) && { route: mapsAt(rule, 'route').map(inDestination) }),
    ...(Array.isArray(rule.mirrors) && { mirrors: mapsAt(rule, 'mirrors').map(inDestination) }),
    ...(isMap(rule.mirror) && { mirror: full(rule.mirror) }),
    ...(Array.isArray(rule.match) && { match: mapsAt(rule, 'match').map(inMatch) }),
  };
}

/** Whether a delegate is exported to the namespace of the VirtualService that delegates to it. Otherwise Istio drops the rule. */
function isVisible({ spec }: DataMap, owner: string, root: string): boolean {
  const { exportTo } = mapOf(spec);
  if (!Array.isArray(exportTo) || exportTo.length === 0) return true;
  return exportTo.some((name) => name === '*' || (name === '.' ? owner : name) === root);
}

function hasHosts({ spec }: DataMap): boolean {
  const { hosts } = mapOf(spec);
  return Array.isArray(hosts) && hosts.length > 0;
}

function keyOf(object: DataMap, namespace: string): string {
  return `${namespaceOf(object, namespace)}/${textOf(mapOf(object.metadata).name)}`;
}

function namespaceOf({ metadata }: DataMap, namespace: string): string {
  return textOf(mapOf(metadata).namespace) || namespace;
}

function rulesOf({ spec }: DataMap): readonly DataMap[] {
  return mapsAt(mapOf(spec), 'http');
}

function mapOf(data: Data | undefined): DataMap {
  return isMap(data) ? data : {};
}

function textOf(data: Data | undefined): string {
  return typeof data === 'string' ? data : '';
}
