import type { Path } from '../../diagnostics/diagnostic.ts';
import type { Mesh } from '../../mesh/mesh.ts';
import { meshByShortName } from '../../mesh/meshes.ts';
import type { Application } from '../../release/release.ts';
import { type DataMap, dataAt, isGiven, mapAt, textItemsAt } from '../../values/data.ts';
import type { CheckContext } from '../check-context.ts';
import { type Finding, keyAt, valueAt } from '../finding.ts';
import { quote } from '../schema/describe-data.ts';
import { findNameProblem, labelName } from './name-rules.ts';

const key = ['application', 'hosts'];

type Host = ReturnType<typeof textItemsAt>[number];

/** Finds hosts that the route already has or does not accept. The schema cannot check that. */
export function checkHosts({ values, environment, release }: CheckContext): readonly Finding[] {
  const { route } = release.routemap;
  const mesh = meshByShortName(route?.gvrShort ?? '');
  const own = mesh === undefined ? [] : checkOwnHosts(mesh, release.application, values);
  const hosts = textItemsAt(mapAt(values, 'application') ?? {}, 'hosts');
  if (hosts.length === 0 || !environment.keys.includes('application.hosts')) return own;
  if (route === null) return [withoutRoute(release.strategy)];
  const known = new Set(release.application.hosts);
  const repeated = hosts.flatMap((host) => {
    if (known.has(host.text)) return [wrongHost(host, 'is already a host of the route', 'remove it')];
    known.add(host.text);
    return [];
  });
  if (mesh === undefined) return repeated;
  const covered = mesh.limits.overlappingHosts ? [] : overlapping(hosts, release.application.hosts, mesh.name);
  return [...own, ...repeated, ...covered, ...limitsOf(mesh, hosts, release.application.hosts.length)];
}

/** The hosts of the application end with its namespace: `shop.2` is a host that Istio rejects. */
function checkOwnHosts(mesh: Mesh, application: Application, values: DataMap): readonly Finding[] {
  const { hosts, name, namespace } = application;
  // Other checks report names that are wrong in themselves.
  if ([name, namespace].some((part) => findNameProblem(part, labelName) !== undefined)) return [];
  const wrong = hosts.map((host) => ({ host, problem: mesh.hostProblem(host) })).find(({ problem }) => problem);
  if (wrong?.problem === undefined) return [];
  const path = ['application', 'metadata', 'namespace'];
  const isGivenThere = isGiven(dataAt(values, path));
  return [
    {
      code: 'invalid-name',
      severity: 'error',
      path: isGivenThere ? path : [],
      message: `the host ${quote(wrong.host)} of the application ${wrong.problem.message}`,
      hint: `use a namespace with a letter, such as ns-${namespace}`,
      at: isGivenThere ? valueAt(path) : null,
    },
  ];
}

/** Hosts with `*` that cover another host of the route; each is reported once. */
function overlapping(hosts: readonly Host[], own: readonly string[], mesh: string): readonly Finding[] {
  const wildcards = new Map(hosts.filter(({ text }) => text.startsWith('*.')).map((host) => [host.text, host]));
  if (wildcards.size === 0) return [];
  const covered = new Map<Host, string>();
  for (const text of [...own, ...hosts.map((host) => host.text)]) {
    for (let dot = text.indexOf('.'); dot !== -1; dot = text.indexOf('.', dot + 1)) {
      const wildcard = wildcards.get(`*${text.slice(dot)}`);
      if (wildcard !== undefined && wildcard.text !== text && !covered.has(wildcard)) covered.set(wildcard, text);
    }
  }
  return [...covered].map(([wildcard, text]) =>
    wrongHost(
      wildcard,
      `also covers the host ${quote(text)}, and ${mesh} rejects a route with both`,
      'remove one of them',
    ),
  );
}

/** @param own how many hosts the application has without these */
function limitsOf({ kind, limits, hostProblem }: Mesh, hosts: readonly Host[], own: number): readonly Finding[] {
  const wrong = hosts.flatMap((host) => {
    const problem = hostProblem(host.text);
    return problem === undefined ? [] : [wrongHost(host, problem.message, problem.hint ?? 'write another host')];
  });
  const most = limits.hosts === null ? Number.POSITIVE_INFINITY : limits.hosts - own;
  if (hosts.length <= most) return wrong;
  const tooMany: Finding = {
    code: 'unsupported',
    severity: 'error',
    path: key,
    message: `hosts has ${hosts.length} items; ${kind.aKind} takes at most ${most} besides the hosts of the application`,
    hint: 'write *.example.com instead of the hosts below example.com',
    at: keyAt(key),
  };
  return [...wrong, tooMany];
}

function wrongHost({ text, index }: Host, message: string, hint: string): Finding {
  const path: Path = index === null ? key : [...key, index];
  return {
    code: 'invalid-name',
    severity: 'error',
    path,
    message: `${quote(text)} ${message}`,
    hint,
    at: valueAt(path),
  };
}

function withoutRoute(strategy: string): Finding {
  return {
    code: 'key-without-effect',
    severity: 'warning',
    path: key,
    message: `hosts has no effect in the strategy ${strategy}`,
    hint: 'remove it, or choose a strategy that makes a route',
    at: keyAt(key),
  };
}
