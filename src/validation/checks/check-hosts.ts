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
  return mesh === undefined ? repeated : [...repeated, ...limitsOf(mesh, hosts, release.application.hosts.length)];
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
