import { isDeepStrictEqual } from 'node:util';
import { type Answer, findAnswer } from '../../../../src/routing/answer/answer.ts';
import type { RequestSpec } from '../../../../src/routing/answer/build-request.ts';
import type { ConformanceTest, Expected, Row } from './tables.ts';
import { isForMesh, type Manifest, podsOf, portOf, readAll } from './test-file.ts';

/** Why the answer of `route --from` is not the one that a row expects; empty if it is. */
export function judgeRow(test: ConformanceTest, row: Row, objects: readonly Manifest[]): readonly string[] {
  const asked = findAnswer(readAll(objects).routes, specOf(test, row, objects), []);
  if (!asked.ok) return [asked.message];
  const { answer } = asked;
  if (answer.unknown !== null) return [answer.unknown];
  if (row.weights !== undefined) return compareWeights(row.weights, answer);
  return compare(row.expected, answer, objects, isForMesh(test));
}

/** The request of a row. In the mesh, the client calls a Service; at a gateway, the host says nothing about the port. */
function specOf(test: ConformanceTest, row: Row, objects: readonly Manifest[]): RequestSpec {
  const { Method, Host, Path, Headers = {} } = row.expected.Request ?? {};
  const headers = Object.entries(Headers);
  const common = { ...(Method && { method: Method }), path: Path || '/', headers };
  if (isForMesh(test)) {
    const sourceNamespace = row.client?.namespace ?? 'gateway-conformance-mesh';
    return { ...common, host: Host || 'echo', gateway: 'mesh', sourceNamespace };
  }
  const gateway = row.gateway ?? '';
  // This test alone takes the address of another listener for each port in a host.
  const inHost = test.file.endsWith('httproute-listener-port-matching.go')
    ? /:(\d+)$/.exec(Host ?? '')?.[1]
    : undefined;
  const port = inHost === undefined ? portOf(gateway, row.listener, objects) : Number(inHost);
  const scheme = row.call.startsWith('MakeTLS') ? 'https' : 'http';
  return { ...common, host: Host || '198.51.100.1', gateway, port, scheme };
}

function compareWeights(weights: NonNullable<Row['weights']>, { shares }: Answer): readonly string[] {
  const found = Object.fromEntries(shares.map(({ version, share }) => [version, share]));
  const wanted = Object.fromEntries(Object.entries(weights).filter(([, share]) => share > 0));
  return difference('shares', wanted, found);
}

/** The comparison of utils/http/http.go and, for the mesh, of utils/echo/pod.go, which looks at less. */
function compare(expected: Expected, answer: Answer, objects: readonly Manifest[], inMesh: boolean): readonly string[] {
  const { StatusCode, StatusCodes = [] } = expected.Response ?? {};
  const given = StatusCode === undefined ? StatusCodes : [...StatusCodes, StatusCode];
  const statuses = given.length === 0 ? [200] : given;
  const [ended] = answer.ended;
  const status = ended === undefined ? 200 : ended.status;
  if (status === null) return inMesh ? compareUntouched(expected, answer) : [`no answer: ${ended?.reason}`];
  if (!statuses.includes(status)) return [`expected ${statuses.join(' or ')}, got ${status} ${ended?.reason ?? ''}`];
  if (answer.location !== null) return compareRedirect(expected, answer);
  if (status !== 200) return [];
  return [
    ...compareBackends(expected, answer, objects, inMesh),
    ...compareHeaders(expected, answer),
    ...compareMirrors(expected, answer),
  ];
}

/** A request that no route takes goes to the Service that it is for. */
function compareUntouched(expected: Expected, { request }: Answer): readonly string[] {
  const wanted = Object.keys(expected.Response?.Headers ?? {});
  return [
    ...difference('backend', expected.Backend, request.host.split(/[.:]/)[0]),
    ...(wanted.length === 0 ? [] : [`no route sets ${wanted.join(', ')}`]),
  ];
}

function compareRedirect({ RedirectRequest: wanted }: Expected, { location, request }: Answer): readonly string[] {
  if (wanted === undefined) return [];
  const [, scheme, host, port = '', path] = /^([a-z]+):\/\/([^/:]+)(?::(\d+))?([^?]*)/.exec(location ?? '') ?? [];
  const usual = scheme === 'https' ? '443' : '80';
  const isPort = wanted.Port === undefined ? ['', usual].includes(port) : (port || usual) === wanted.Port;
  return [
    ...difference('scheme', wanted.Scheme ?? request.scheme, scheme),
    ...difference('host', wanted.Host ?? request.host, host),
    ...(isPort ? [] : [`port: expected ${wanted.Port ?? 'none'}, got ${port}`]),
    ...difference('path', wanted.Path ?? request.path.split('?')[0], path),
  ];
}

function compareBackends(
  { Request, ExpectedRequest, Backend, Namespace }: Expected,
  { shares }: Answer,
  objects: readonly Manifest[],
  inMesh: boolean,
): readonly string[] {
  const sent = ExpectedRequest?.Request ?? ExpectedRequest ?? (inMesh ? undefined : Request) ?? {};
  return shares.flatMap(({ destination: { service }, request }) => [
    ...(Backend === undefined || (service !== null && podsOf(service, objects).startsWith(Backend))
      ? []
      : [`backend: expected ${Backend}, got ${service?.name}`]),
    ...(inMesh ? [] : difference('namespace', Namespace, service?.namespace)),
    ...(inMesh ? [] : difference('path', sent.Path || undefined, request.path)),
    ...(inMesh ? [] : difference('host', ExpectedRequest && (sent.Host || undefined), request.host)),
    ...Object.entries(sent.Headers ?? {}).flatMap(([name, text]) =>
      difference(name, text, request.headers.get(name.toLowerCase())),
    ),
    ...(ExpectedRequest?.AbsentHeaders ?? []).flatMap((name) =>
      request.headers.has(name.toLowerCase()) ? [`${name} should be absent`] : [],
    ),
  ]);
}

/** The headers of the answer that the route sets or removes. The backend of the tests adds those that a test asks for. */
function compareHeaders({ Response = {}, BackendSetResponseHeaders = {} }: Expected, { outcome }: Answer) {
  const response = outcome.kind === 'forwarded' ? outcome.branches[0]?.response : undefined;
  const action = outcome.visit.winner?.rule.action;
  const removed = action?.kind === 'forward' ? action.headers.response.remove : [];
  const inAnswer = (name: string) => {
    const own = Object.entries(BackendSetResponseHeaders).find(([key]) => key.toLowerCase() === name)?.[1];
    if (removed.includes(name)) return undefined;
    const isSet = action?.kind === 'forward' && action.headers.response.set.some(([key]) => key === name);
    const parts = [isSet ? undefined : own, response?.get(name)].filter((part) => part !== undefined);
    return parts.length === 0 ? undefined : parts.join(',');
  };
  return [
    ...Object.entries(Response.Headers ?? {}).flatMap(([name, text]) =>
      difference(`response ${name}`, text, inAnswer(name.toLowerCase())),
    ),
    ...Object.entries(Response.ValidHeaderValues ?? {}).flatMap(([name, texts]) =>
      texts.includes(inAnswer(name.toLowerCase()) ?? '') ? [] : [`response ${name}: expected ${texts.join(' or ')}`],
    ),
    ...(Response.AbsentHeaders ?? []).flatMap((name) =>
      inAnswer(name.toLowerCase()) === undefined ? [] : [`response ${name} should be absent`],
    ),
  ];
}

function compareMirrors({ MirroredTo = [] }: Expected, { mirrors }: Answer): readonly string[] {
  const wanted = MirroredTo.map(({ BackendRef, Percent = 100 }) => [BackendRef.Name, Percent]);
  return difference('copies', wanted.toSorted(), mirrors.map(({ version, percent }) => [version, percent]).toSorted());
}

/** No expectation is no difference. */
function difference(what: string, wanted: unknown, found: unknown): readonly string[] {
  if (wanted === undefined || isDeepStrictEqual(wanted, found)) return [];
  return [`${what}: expected ${JSON.stringify(wanted)}, got ${JSON.stringify(found)}`];
}
