import { at, type Field, type MapField, readList, readMap, readMaps, readText, readTexts } from '../field.ts';
import type { EntryProblem } from '../mesh.ts';
import { insideMesh } from '../names.ts';
import { checkConnectionRules } from './check-connection-rules.ts';
import { checkGateways } from './check-entry.ts';
import { checkIstioRule } from './check-rule.ts';
import { coveringHost, hostProblem, isDnsLabel } from './host-name.ts';

/**
 * Finds what Istio's webhook rejects in a VirtualService whose schema is right.
 * Source: ValidateVirtualService of istio.io/istio/pkg/config/validation
 */
export function checkVirtualService(object: MapField, namespace: string): readonly EntryProblem[] {
  const spec = readMap(at(object, 'spec')) ?? { ...at(object, 'spec'), data: {} };
  const gateways = readTexts(at(spec, 'gateways'));
  const appliesTo = gateways.length === 0 ? [insideMesh] : gateways;
  const hosts = readTexts(at(spec, 'hosts'));
  const isDelegate = hosts.length === 0;
  return [
    ...(isDelegate ? checkDelegate(spec) : []),
    ...checkGateways(at(spec, 'gateways')),
    ...checkHosts(at(spec, 'hosts'), appliesTo),
    ...checkHasRules(spec),
    ...readMaps(at(spec, 'http')).flatMap((rule) => checkIstioRule(rule, appliesTo, isDelegate)),
    ...checkConnectionRules(spec, hosts),
    ...checkExportTo(at(spec, 'exportTo'), namespace),
  ];
}

/** A VirtualService without hosts is a part of others. */
function checkDelegate(spec: MapField): readonly EntryProblem[] {
  return ['gateways', 'tls', 'tcp']
    .map((key) => at(spec, key))
    .filter((field) => readList(field).length > 0)
    .map(({ path }) => ({
      path,
      message: 'must be absent, because the VirtualService has no hosts',
      hint: 'remove it, or write hosts; a VirtualService without hosts is a delegate of others',
    }));
}

function checkHosts(field: Field, gateways: readonly string[]): readonly EntryProblem[] {
  const hosts = readTexts(field);
  const wrong = hosts.flatMap((host, index): readonly EntryProblem[] => {
    const path = [...field.path, index];
    const problem = hostProblem(host);
    if (problem !== undefined) return [{ path, ...problem }];
    if (host !== '*' || !gateways.includes(insideMesh)) return [];
    const message = 'is "*", which Istio accepts only at gateways, not inside the mesh';
    return [{ path, message, hint: 'name the hosts, or write gateways without mesh' }];
  });
  return wrong.length > 0 ? wrong : checkOverlaps(field, hosts);
}

/** Source: Name.Matches of istio.io/istio/pkg/config/host */
function checkOverlaps({ path }: Field, hosts: readonly string[]): readonly EntryProblem[] {
  const covering = coveringHost(hosts);
  const found = new Map<number, number>();
  for (const [index, host] of hosts.entries()) {
    const other = covering(host, index);
    if (other !== undefined) found.set(Math.max(index, other), Math.min(index, other));
  }
  return [...found].map(([index, other]) => ({
    path: [...path, index],
    message: `is ${JSON.stringify(hosts[index])}, which overlaps with the host ${JSON.stringify(hosts[other])}`,
    hint: 'remove one of them',
  }));
}

function checkHasRules(spec: MapField): readonly EntryProblem[] {
  if (['http', 'tls', 'tcp'].some((key) => readList(at(spec, key)).length > 0)) return [];
  return [{ path: spec.path, message: 'has no rules', hint: 'write rules under http' }];
}

/** Source: validateExportTo of istio.io/istio/pkg/config/validation */
function checkExportTo(field: Field, namespace: string): readonly EntryProblem[] {
  const names = readList(field).map((item) => readText(item) ?? '');
  const seen = new Set<string>();
  const problems = names.flatMap((name, index): readonly EntryProblem[] => {
    const path = [...field.path, index];
    const full = name === '.' ? namespace : name;
    const isRepeated = seen.has(full);
    seen.add(full);
    if (isRepeated) {
      return [{ path, message: `repeats the namespace ${JSON.stringify(name)}`, hint: 'remove it' }];
    }
    if (name === '.' || name === '*' || isDnsLabel(name)) return [];
    return [{ path, message: 'is not a namespace', hint: 'write "." for its own namespace, "*" for all, or a name' }];
  });
  if (!names.includes('*') || names.length === 1) return problems;
  return [...problems, { path: field.path, message: 'has "*" beside other namespaces', hint: 'keep only "*"' }];
}
