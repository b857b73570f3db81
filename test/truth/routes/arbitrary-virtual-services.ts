import { fc } from '../../fast-check.ts';
import { arbitraryAction } from './arbitrary-action.ts';
import { arbitraryMatch, type HttpMatch } from './arbitrary-match.ts';
import { sometimes } from './sometimes.ts';
import { home } from './surroundings.ts';

/** A VirtualService, as far as requests are chosen by it. */
export interface VirtualService {
  readonly apiVersion: string;
  readonly kind: 'VirtualService';
  readonly metadata: { readonly name: string; readonly namespace: string; readonly creationTimestamp: string };
  readonly spec: {
    readonly hosts?: readonly string[];
    readonly gateways?: readonly string[] | undefined;
    readonly exportTo?: readonly string[] | undefined;
    readonly http?: readonly HttpRule[] | undefined;
    readonly tls?: readonly object[];
  };
}

export interface HttpRule {
  readonly name: string;
  readonly match?: readonly HttpMatch[] | undefined;
  readonly [key: string]: unknown;
}

const hosts = [
  ...['a', 'a', 'b', 'shop', 'a.default', 'a.default.svc', 'a.default.svc.cluster.local', 'a.other.svc.cluster.local'],
  ...['x.other.svc.cluster.local', 'www.example.com', 'shop.example.com', 'WWW.Example.com', '*.example.com'],
  ...['*.shop.example.com', '*.com', '*.default.svc.cluster.local', '*.svc.cluster.local', '*.other.svc.cluster.local'],
];

/** Istio refuses hosts of which one covers another. */
function isApart(one: string, other: string): boolean {
  const [first, second] = [one, other].map((host) =>
    (host.includes('.') ? host : `${host}.${home}.svc.cluster.local`).toLowerCase(),
  );
  const covers = (wide = '', narrow = '') =>
    wide === narrow || (wide.startsWith('*') && narrow.endsWith(wide.slice(1)));
  return !covers(first, second) && !covers(second, first);
}

/** A wildcard over Services stands alone: if an older VirtualService has it, the program does not know the ports of other hosts. */
function isAlone(host: string): boolean {
  return host.startsWith('*') && host.endsWith('.local');
}

const someHosts = fc
  .array(fc.constantFrom(...hosts), { minLength: 1, maxLength: 3 })
  .map((all) => all.filter((host, index) => all.slice(0, index).every((before) => isApart(before, host))))
  .map((all) => (all.some(isAlone) ? all.slice(0, 1) : all));

const gateways = sometimes(
  75,
  fc.constantFrom(['mesh'], ['gw'], ['gw'], ['infra/edge'], ['mesh', 'gw'], ['default/gw', 'infra/edge', 'mesh']),
);

/** The rules of a VirtualService, which name themselves by a letter and their number. */
function rules(letter: string, action: fc.Arbitrary<object>): fc.Arbitrary<readonly HttpRule[]> {
  const matches = fc.oneof(
    { weight: 1, arbitrary: fc.constant(undefined) },
    { weight: 4, arbitrary: fc.array(arbitraryMatch, { minLength: 1, maxLength: 3 }) },
  );
  return fc
    .array(fc.tuple(matches, action), { minLength: 1, maxLength: 4 })
    .map((all) =>
      all.map(([match, rest], index) => ({ name: `${letter}${index}`, match, ...acceptedWith(match, rest) })),
    );
}

/** Istio accepts `prefixRewrite` of a redirect only if each condition on the path is a prefix. */
function acceptedWith(match: readonly HttpMatch[] | undefined, action: object): object {
  const isPrefix = (match ?? []).every(({ uri }) => uri === undefined || 'prefix' in uri);
  if (isPrefix || !('redirect' in action)) return action;
  return { redirect: { ...(action.redirect as object), uri: '/new', prefixRewrite: undefined } };
}

const delegation = fc.record({
  delegate: fc.record({ name: fc.constant('page'), namespace: sometimes(50, fc.constant('other')) }),
});

const age = fc.integer({ min: 1, max: 4 }).map((day) => `2024-01-0${day}T00:00:00Z`);
const apiVersion = fc.constantFrom('v1', 'v1beta1', 'v1alpha3').map((version) => `networking.istio.io/${version}`);
const exportTo = sometimes(15, fc.constantFrom(['.'], ['*'], ['other'], ['default', 'infra']));

function virtualService(letter: string): fc.Arbitrary<VirtualService> {
  const spec = fc.record({
    hosts: someHosts,
    gateways,
    exportTo,
    http: sometimes(
      97,
      rules(letter, fc.oneof({ weight: 95, arbitrary: arbitraryAction }, { weight: 5, arbitrary: delegation })),
    ),
  });
  return fc.record({ apiVersion, age, spec }).map(({ apiVersion: version, age: creationTimestamp, spec: given }) => ({
    apiVersion: version,
    kind: 'VirtualService',
    metadata: { name: letter, namespace: home, creationTimestamp },
    // A VirtualService must have rules of some kind.
    spec: given.http === undefined ? { ...given, tls: [connections(given.hosts, given.gateways)] } : given,
  }));
}

function connections([host = '']: readonly string[], among: readonly string[] | undefined): object {
  return { match: [{ sniHosts: [host], gateways: among }], route: [{ destination: { host: 'b' } }] };
}

/** The delegate `page`, which root rules of two namespaces may name. */
function delegate(namespace: string): fc.Arbitrary<VirtualService> {
  const spec = fc.record({ exportTo, http: rules(`d-${namespace}-`, arbitraryAction) });
  return spec.map((given) => ({
    apiVersion: 'networking.istio.io/v1',
    kind: 'VirtualService',
    metadata: { name: 'page', namespace, creationTimestamp: '2024-01-01T00:00:00Z' },
    spec: given,
  }));
}

/** VirtualServices that may have hosts in common, and both delegates if a rule names them. */
export const arbitraryVirtualServices: fc.Arbitrary<readonly VirtualService[]> = fc
  .record({
    first: virtualService('p'),
    second: sometimes(50, virtualService('q')),
    third: sometimes(20, virtualService('r')),
    near: delegate(home),
    far: delegate('other'),
  })
  .map(({ first, second, third, near, far }) => {
    const roots = [first, second, third].filter((one) => one !== undefined);
    const delegates = roots.some(({ spec }) => spec.http?.some((rule) => 'delegate' in rule));
    const all = delegates ? [...roots, near, far] : roots;
    // Without keys that have no value, which make examples hard to read.
    return JSON.parse(JSON.stringify(all));
  });
