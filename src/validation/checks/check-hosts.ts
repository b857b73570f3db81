import type { Path } from '../../diagnostics/diagnostic.ts';
import type { Mesh } from '../../mesh/mesh.ts';
import { meshByShortName } from '../../mesh/meshes.ts';
import { mapAt, textItemsAt } from '../../values/data.ts';
import type { CheckContext } from '../check-context.ts';
import { type Finding, keyAt, valueAt } from '../finding.ts';
import { quote } from '../schema/describe-data.ts';

const key = ['application', 'hosts'];

/** An IP address also has the form of a host name. */
const address = /^[0-9]+(\.[0-9]+){3}$/;

type Host = ReturnType<typeof textItemsAt>[number];

/** Finds hosts that the route already has or does not accept. The schema cannot check that. */
export function checkHosts({ values, environment, release }: CheckContext): readonly Finding[] {
  const hosts = textItemsAt(mapAt(values, 'application') ?? {}, 'hosts');
  if (hosts.length === 0 || !environment.keys.includes('application.hosts')) return [];
  const { route } = release.routemap;
  if (route === null) return [withoutRoute(release.strategy)];
  const known = new Set(release.application.hosts);
  const repeated = hosts.flatMap((host) => {
    if (known.has(host.text)) return [wrongHost(host, 'is already a host of the route', 'remove it')];
    known.add(host.text);
    return [];
  });
  const mesh = meshByShortName(route.gvrShort);
  if (mesh === undefined) return repeated;
  const covered = mesh.limits.overlappingHosts ? [] : overlapping(hosts, release.application.hosts, mesh.name);
  return [...repeated, ...covered, ...limitsOf(mesh, hosts, release.application.hosts.length)];
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
function limitsOf({ kind, limits }: Mesh, hosts: readonly Host[], own: number): readonly Finding[] {
  const addresses = limits.addressesAsHosts ? [] : hosts.filter(({ text }) => address.test(text));
  const wrong = addresses.map((host) =>
    wrongHost(host, 'is an IP address', `write a host name; ${kind.aKind} does not accept addresses`),
  );
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
