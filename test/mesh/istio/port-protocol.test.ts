import { expect, it } from 'vitest';
import { otherProtocolOf } from '../../../src/mesh/istio/port-protocol.ts';

const port = (number: number, name: string | undefined, appProtocol?: string) =>
  ({ number, name, appProtocol }) as Parameters<typeof otherProtocolOf>[0];

it.each([
  [80, undefined, undefined],
  [80, 'http', undefined],
  [3306, 'http-db', undefined],
  [80, 'grpc-web', undefined],
  [80, 'GRPC-Web-x', undefined],
  [80, 'http2-a', undefined],
  [80, 'web', undefined],
  [80, 'tcp', 'http'],
  [80, 'tcp', 'kubernetes.io/h2c'],
  [80, 'tcp', 'kubernetes.io/ws'],
  [80, 'tcp', 'example.com/own'],
])('HTTP passes a port %i of name %s and appProtocol %s', (number, name, appProtocol) => {
  expect(otherProtocolOf(port(number, name, appProtocol))).toBeUndefined();
});

it.each([
  [80, 'tcp', undefined, 'TCP', 'its name is tcp'],
  [80, 'tcp-web', undefined, 'TCP', 'its name is tcp-web'],
  [80, 'udp', undefined, 'UDP', 'its name is udp'],
  [80, 'HTTPS-a', undefined, 'HTTPS', 'its name is HTTPS-a'],
  [80, 'tls', undefined, 'TLS', 'its name is tls'],
  [80, 'mongo', undefined, 'MongoDB', 'its name is mongo'],
  [80, 'redis-1', undefined, 'Redis', 'its name is redis-1'],
  [80, 'mysql', undefined, 'MySQL', 'its name is mysql'],
  [80, 'http', 'tcp', 'TCP', 'its appProtocol is tcp'],
  [80, 'http', 'kubernetes.io/wss', 'HTTPS', 'its appProtocol is kubernetes.io/wss'],
  [25, undefined, undefined, 'SMTP', '25 is the usual port of SMTP'],
  [53, 'web', undefined, 'DNS', '53 is the usual port of DNS'],
  [3306, undefined, undefined, 'MySQL', '3306 is the usual port of MySQL'],
  [27_017, undefined, undefined, 'MongoDB', '27017 is the usual port of MongoDB'],
])('a port %i of name %s and appProtocol %s is %s: %s', (number, name, appProtocol, protocol, because) => {
  expect(otherProtocolOf(port(number, name, appProtocol))).toEqual({ protocol, because });
});
