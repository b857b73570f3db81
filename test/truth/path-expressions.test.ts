import { afterAll, expect, it } from 'vitest';
import { answerRequest } from '../../src/compile/answer-request.ts';
import { routesOfRelease } from '../../src/compile/routemap-of-release.ts';
import { renderRelease } from '../../src/manifests/expand-release.ts';
import { at } from '../at.ts';
import { startOracle } from '../e2e/cluster/oracle.ts';
import type { PilotAnswer, PilotRequest } from '../e2e/cluster/pilot-dialogue.ts';
import { fc, runs } from '../fast-check.ts';
import { releaseOf } from '../reference-cases.ts';

const oracle = await startOracle('pilot');
afterAll(() => oracle.stop());

const [name, namespace] = ['demo', 'apps'];

/** The conditions of a candidate: of Istio, which are translated, or of the Gateway API. */
const istioEntry = fc.record(
  {
    uri: fc.oneof(
      fc.record({ exact: fc.constantFrom('/a', '/a/b', '/beta', '/a//b') }),
      fc.record({ prefix: fc.constantFrom('/', '/a', '/a/', '/beta', '/beta/new') }),
      fc.record({ regex: fc.constantFrom('/a(/.*)?', '/beta', '/[ab].*', '.*') }),
    ),
    headers: fc.constantFrom({ team: { exact: 'qa' } }, { team: { regex: 'q.' }, traffic: { exact: 'test' } }),
    method: fc.constant({ exact: 'POST' }),
  },
  { requiredKeys: [] },
);
const gatewayEntry = fc.record(
  {
    path: fc.oneof(
      fc.record({ type: fc.constantFrom('Exact', 'PathPrefix'), value: fc.constantFrom('/', '/a', '/a/b', '/beta') }),
      fc.record({ type: fc.constant('RegularExpression'), value: fc.constantFrom('/a.*', '/.', '/', '/beta[a-z]*') }),
    ),
    headers: fc.constantFrom(
      [{ name: 'team', value: 'qa' }],
      [
        { name: 'team', value: 'qa' },
        { name: 'traffic', value: 'test' },
      ],
    ),
    method: fc.constant('POST'),
    queryParams: fc.constant([{ name: 'x', value: '1' }]),
  },
  { requiredKeys: [] },
);
const list = <T>(entry: fc.Arbitrary<T>) => fc.array(entry, { minLength: 1, maxLength: 3 });
const candidate = fc.oneof(
  fc.record({ image: fc.constant('b'), match: list(istioEntry) }),
  fc.record({ image: fc.constant('b'), matches: list(gatewayEntry) }),
  fc.constant({ image: 'b' }),
);
const trials = fc.record({
  candidates: fc.array(candidate, { minLength: 1, maxLength: 3 }),
  available: fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }),
});

const headers = [[], [['team', 'qa']], [['traffic', 'test']], [['team', 'qa'] as const, ['traffic', 'test'] as const]];
const paths = [
  '/',
  '/a',
  '/a/',
  '/a/b',
  '/ab',
  '/b',
  '/beta',
  '/betas',
  '/beta/new/1',
  '/z?x=1',
  '/a?x=1',
  '/beta?x=1',
];
const requests = paths.flatMap((path) =>
  headers.flatMap((some) =>
    ['GET', 'POST'].map((method): PilotRequest & { readonly path: string } => ({
      ...{ proxy: 'client', route: `${name}.${namespace}.svc.cluster.local:80`, scheme: 'http' },
      ...{ host: `${name}.${namespace}`, path, method, headers: some as PilotRequest['headers'] },
    })),
  ),
);

/** A Service or HTTPRoute as the API server stores it. */
function stored(object: object, index: number): object {
  const spec = at(object, 'spec') as { readonly ports?: readonly object[]; readonly rules?: readonly Rule[] };
  if (spec.rules === undefined) {
    const ports = spec.ports?.map((port) => ({ protocol: 'TCP', ...port }));
    return { ...object, spec: { clusterIP: `10.1.1.${index + 1}`, ...spec, ports } };
  }
  const rules = spec.rules.map((rule) => ({
    ...rule,
    matches: (rule.matches ?? [{}]).map((match) => ({
      ...match,
      path: { type: 'PathPrefix', value: '/', ...match.path },
      ...(match.headers && { headers: match.headers.map((header) => ({ type: 'Exact', ...header })) }),
      ...(match.queryParams && { queryParams: match.queryParams.map((param) => ({ type: 'Exact', ...param })) }),
    })),
    backendRefs: rule.backendRefs.map((backend) => ({ weight: 1, ...backend })),
  }));
  return { ...object, spec: { ...spec, rules } };
}

interface Rule {
  readonly matches?: readonly { path?: object; headers?: readonly object[]; queryParams?: readonly object[] }[];
  readonly backendRefs: readonly object[];
}

function toldByIstio({ branches = [] }: PilotAnswer): readonly string[] {
  return branches.map(({ cluster }) => cluster.replace(/^outbound\|80\|\|([^.]*).*/, '$1'));
}

it('candidates get the requests that match their conditions, as the program tells, in Istio', async () => {
  await fc.assert(
    fc.asyncProperty(trials, async ({ candidates, available }) => {
      const application = { strategy: 'canary', versions: [{ image: 'a' }, ...candidates] };
      const { release, pack } = await releaseOf({ environment: 'deployment-gtw', application }, name, namespace, 'v1');
      const set = release.versions.map((_, index) => available[index] === true);
      const services = renderRelease(release, pack).filter(({ identity }) => identity.kind === 'Service');
      const routes = at(routesOfRelease(release, pack, set), 'routes', 'objects') as { readonly [key: string]: object };
      const objects = [...services.map(({ object }) => object), ...Object.values(routes)].map(stored);
      const { answers, error } = await oracle.ask({
        kube: objects.map((object) => JSON.stringify(object)).join('\n---\n'),
        proxies: { client: { type: 'sidecar', namespace } },
        requests,
      });
      expect(error).toBeUndefined();
      requests.forEach(({ host, path, method, headers: sent }, index) => {
        const asked = answerRequest(release, pack, { host, path, method, headers: sent }, set);
        const told = asked.ok ? asked.answer.shares.map(({ version }) => version) : asked.message;
        expect({ path, method, sent, told }).toEqual({
          path,
          method,
          sent,
          told: toldByIstio(answers?.[index] as PilotAnswer),
        });
      });
    }),
    { numRuns: runs(100) },
  );
});
