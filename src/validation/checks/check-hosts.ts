import type { Path } from '../../diagnostics/diagnostic.ts';
import { mapAt, textItemsAt } from '../../values/data.ts';
import type { CheckContext } from '../check-context.ts';
import { type Finding, keyAt, valueAt } from '../finding.ts';
import { quote } from '../schema/describe-data.ts';

const key = ['application', 'hosts'];

/** An HTTPRoute has at most 16 host names, three of which are the application's own. */
const mostOnGateway = 13;

/** Four numbers with dots between them have the form of a host name and are an address. */
const address = /^[0-9]+(\.[0-9]+){3}$/;

type Host = ReturnType<typeof textItemsAt>[number];

/** What the schema cannot say of further hosts: whether they are new, and whether the route takes them. */
export function checkHosts({ values, environment, release }: CheckContext): readonly Finding[] {
  const hosts = textItemsAt(mapAt(values, 'application') ?? {}, 'hosts');
  if (hosts.length === 0 || !environment.keys.includes('application.hosts')) return [];
  const { route } = release.routemap;
  if (route === null) return [withoutRoute(release.strategy)];
  const known = new Set(release.application.hosts);
  const repeated = hosts.flatMap((host) => {
    if (hosts.find(({ text }) => text === host.text) === host && !known.has(host.text)) return [];
    return [wrongHost(host, 'is a host of the route already', 'remove it here')];
  });
  if (route.gvrShort !== 'httproute') return repeated;
  return [...repeated, ...limitsOfGatewayApi(hosts)];
}

/** Source: HTTPRouteSpec.hostnames of https://gateway-api.sigs.k8s.io/reference/spec/ */
function limitsOfGatewayApi(hosts: readonly Host[]): readonly Finding[] {
  const addresses = hosts.flatMap((host) =>
    address.test(host.text) ? [wrongHost(host, 'is an address, not a host name', 'an HTTPRoute takes names only')] : [],
  );
  if (hosts.length <= mostOnGateway) return addresses;
  const tooMany: Finding = {
    code: 'unsupported',
    severity: 'error',
    path: key,
    message: `hosts has ${hosts.length} items; an HTTPRoute takes at most ${mostOnGateway} beside the application's own`,
    hint: 'write *.example.com for all hosts below example.com',
    at: keyAt(key),
  };
  return [...addresses, tooMany];
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
    hint: 'a strategy that shares requests among the versions has a route, which takes them',
    at: keyAt(key),
  };
}
