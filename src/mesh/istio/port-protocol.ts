import type { OtherProtocol } from '../mesh.ts';
import type { NamedPort } from '../neighbours.ts';

/** Protocols without rules for HTTP: Istio passes on their bytes as they come. */
const others: { readonly [name: string]: string } = {
  tcp: 'TCP',
  udp: 'UDP',
  https: 'HTTPS',
  tls: 'TLS',
  mongo: 'MongoDB',
  redis: 'Redis',
  mysql: 'MySQL',
  'kubernetes.io/wss': 'HTTPS',
};

const http = new Set(['http', 'http2', 'http_proxy', 'grpc', 'kubernetes.io/h2c', 'kubernetes.io/ws']);

/** Where neither `appProtocol` nor the name gives a protocol, Istio looks at the first bytes, except on these ports. */
const wellKnown: ReadonlyMap<number, string> = new Map([
  [25, 'SMTP'],
  [53, 'DNS'],
  [3306, 'MySQL'],
  [27017, 'MongoDB'],
]);

/**
 * Which protocol other than HTTP Istio takes a port of a Service for, and why; undefined if HTTP can pass.
 * Source: https://istio.io/latest/docs/ops/configuration/traffic-management/protocol-selection/
 */
export function otherProtocolOf({ number, name, appProtocol }: NamedPort): OtherProtocol | undefined {
  const given = (appProtocol ?? name ?? '').toLowerCase();
  const [prefix = ''] = given.startsWith('grpc-web')
    ? ['grpc']
    : appProtocol?.includes('/')
      ? [given]
      : given.split('-');
  if (http.has(prefix)) return undefined;
  if (Object.hasOwn(others, prefix)) {
    const because = appProtocol === undefined ? `its name is ${name}` : `its appProtocol is ${appProtocol}`;
    return { protocol: others[prefix] ?? '', because };
  }
  const protocol = wellKnown.get(number);
  return protocol === undefined ? undefined : { protocol, because: `${number} is the usual port of ${protocol}` };
}
