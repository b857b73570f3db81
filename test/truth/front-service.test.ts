import { afterAll, describe, expect, it } from 'vitest';
import { answerRequest } from '../../src/compile/answer-request.ts';
import { routesOfRelease } from '../../src/compile/routemap-of-release.ts';
import { renderRelease } from '../../src/manifests/expand-release.ts';
import type { Release } from '../../src/release/release.ts';
import { at } from '../at.ts';
import { startOracle } from '../e2e/cluster/oracle.ts';
import type { PilotAnswer, PilotRequest } from '../e2e/cluster/pilot-dialogue.ts';
import { releaseOf } from '../reference-cases.ts';

const oracle = await startOracle('pilot');
afterAll(() => oracle.stop());

const [name, namespace] = ['demo', 'apps'];
const proxies = {
  client: { type: 'sidecar', namespace },
  stranger: { type: 'sidecar', namespace: 'elsewhere' },
} as const;
const hosts = [name, ...['apps', 'apps.svc', 'apps.svc.cluster.local', 'apps.svc.cluster.local.'].map(named)];
const ports = [80, 8033, 8080, 9090];

function named(more: string): string {
  return `${name}.${more}`;
}

/** The Service of an ingress gateway, and one of another application. */
const others = [service('istio-ingressgateway', 'istio-system', 80), service('other', 'elsewhere', 8080)];

function service(called: string, where: string, port: number): object {
  const spec = { ports: [{ name: `http-${port}`, port, targetPort: port, protocol: 'TCP' }] };
  return { apiVersion: 'v1', kind: 'Service', metadata: { name: called, namespace: where }, spec };
}

/** With the address and the protocols that the API server gives to a Service. */
function stored(object: object, index: number): object {
  const spec = at(object, 'spec') as { readonly type?: string; readonly ports?: readonly object[] };
  const address = spec.type === 'ExternalName' ? {} : { clusterIP: `10.1.1.${index + 1}` };
  return { ...object, spec: { ...address, ...spec, ports: spec.ports?.map((port) => ({ protocol: 'TCP', ...port })) } };
}

const requests = Object.keys(proxies).flatMap((proxy) =>
  hosts.flatMap((host) =>
    ports.map((port): PilotRequest & { readonly port: number } => ({
      ...{ proxy, host, port, route: String(port) },
      ...{ method: 'GET', scheme: 'http', path: '/', headers: [] },
    })),
  ),
);

async function releaseIn(environment: string) {
  const versions = [
    { image: 'a', weight: 30, port: 9090 },
    { image: 'b', weight: 70, port: 9090 },
  ];
  return releaseOf({ environment, application: { strategy: 'blue-green', versions } }, name, namespace);
}

/** What Istio makes of all requests, with the Services of a release as they are rendered. */
async function toldByIstio({ release, pack }: Awaited<ReturnType<typeof releaseIn>>, more: readonly object[]) {
  const objects = renderRelease(release, pack).map(({ object }) => object);
  const services = [...objects.filter(({ kind }) => kind === 'Service'), ...more].map(stored);
  const routes = at(routesOfRelease(release, pack), 'routes', 'objects') as { readonly [name: string]: object };
  const result = await oracle.ask({
    objects: [...Object.values(routes), ...objects.filter(({ kind }) => kind === 'ServiceEntry')],
    kube: services.map((object) => JSON.stringify(object)).join('\n---\n'),
    ...{ proxies, requests },
  });
  expect(result.error).toBeUndefined();
  return result.answers ?? [];
}

/** Whether the route of the release takes a request. */
function isRouted({ kind, config }: PilotAnswer): boolean {
  return kind === 'forward' && config !== undefined;
}

function toldByProgram(release: Release, pack: Parameters<typeof answerRequest>[1], index: number) {
  const { host = '', port = 0, proxy = '' } = requests[index] ?? {};
  const sourceNamespace = proxy === 'client' ? namespace : 'elsewhere';
  const asked = answerRequest(release, pack, { host, port, gateway: 'mesh', sourceNamespace });
  if (!asked.ok) throw new Error(asked.message);
  return asked.answer.shares.length > 0;
}

describe.each(['deployment-istio', 'kserve', 'kserve-0.10', 'kserve-modelmesh-istio'])('%s', (environment) => {
  it('meets clients in the mesh at the hosts and ports that the program tells', async () => {
    const { release, pack } = await releaseIn(environment);
    const answers = await toldByIstio({ release, pack }, others);
    const differing = answers.flatMap((answer, index) => {
      const [istio, told] = [isRouted(answer), toldByProgram(release, pack, index)];
      const { proxy, host, port } = requests[index] ?? {};
      return istio === told ? [] : [`${proxy} ${host}:${port}: Istio ${istio}, told ${told}`];
    });
    expect(differing).toEqual([]);
    expect(answers.some(isRouted)).toBe(true);
    expect(isRouted(answers[0] as PilotAnswer)).toBe(environment !== 'kserve-modelmesh-istio');
  });
});

it('is not met at all if no other Service with HTTP has port 80', async () => {
  const answers = await toldByIstio(await releaseIn('deployment-istio'), []);
  expect(answers.filter(isRouted)).toEqual([]);
});
