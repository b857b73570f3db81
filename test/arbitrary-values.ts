import type { Environment } from '../src/environments/environment.ts';
import { escapeRegex } from '../src/mesh/condition.ts';
import type { DataMap } from '../src/values/data.ts';
import { fc } from './fast-check.ts';
import { library } from './library.ts';

const letter = fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz');
const word = fc.tuple(letter, fc.stringMatching(/^[a-z0-9]{0,8}$/)).map(([first, rest]) => first + rest);
const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 });
const port = fc.integer({ min: 1, max: 65535 });
const portOrDigits = fc.oneof(port, port.map(String));
/** Of at most so many characters, with room for the index of a version behind that of the application. */
const applicationName = (longest: number) =>
  fc.oneof(word, fc.constantFrom('web', 'my-shop', 'a'.repeat(longest - '-0'.length)));
const versionName = (longest: number) => fc.oneof(word, fc.constantFrom('stable', 'candidate-a', 'v'.repeat(longest)));
// Few, so that versions meet in one.
const shortNamespace = fc.constantFrom('team-a', 'team-b', 'staging', '2a');
const anyNamespace = fc.oneof(shortNamespace, fc.constant('n'.repeat(63)));
const labelKey = fc.oneof(word, fc.constantFrom('app.kubernetes.io/version', 'X_y.z'));
const labels = fc.dictionary(labelKey, fc.oneof(word, fc.constantFrom('on', '1.10', '007', 'x_y', '')), { maxKeys: 3 });
const annotations = fc.dictionary(labelKey, fc.string({ unit: 'grapheme', maxLength: 30 }), { maxKeys: 2 });
const image = fc.oneof(word, fc.constantFrom('nginx:1.27', 'registry.example.com:5000/a/b@sha256:0123'));
const own = fc.constantFrom('mine', 1, null, { a: ['b'] });

const expression = fc.oneof(text.map(escapeRegex), fc.constantFrom('.*Firefox.*', '(?i)a|b', '^v[0-9]{1,3}$', '\\d+'));
const textMatch = fc.oneof(fc.record({ exact: text }), fc.record({ prefix: text }), fc.record({ regex: expression }));
const textMatches = fc.dictionary(word, fc.oneof(textMatch, fc.constant({})), { minKeys: 1, maxKeys: 2 });
/** HTTPMatchRequest of https://istio.io/latest/docs/reference/config/networking/virtual-service/ */
const istioMatch = fc.record(
  {
    headers: textMatches,
    withoutHeaders: textMatches,
    queryParams: textMatches,
    uri: textMatch,
    scheme: textMatch,
    method: textMatch,
    authority: textMatch,
    name: word,
    ignoreUriCase: fc.boolean(),
    port,
    sourceLabels: labels,
    sourceNamespace: word,
    gateways: fc.array(fc.oneof(word, fc.constant('mesh')), { minLength: 1, maxLength: 2 }),
    statPrefix: word,
  },
  { requiredKeys: ['headers'] },
);

const path = fc.oneof(
  fc.record({
    type: fc.constantFrom('Exact', 'PathPrefix'),
    value: fc.array(word, { maxLength: 3 }).map((parts) => `/${parts.join('/')}`),
  }),
  fc.record({ type: fc.constant('RegularExpression'), value: text }),
);
const namedValues = fc.uniqueArray(
  fc.record(
    { type: fc.constantFrom('Exact', 'RegularExpression'), name: word, value: text },
    { requiredKeys: ['name', 'value'] },
  ),
  { minLength: 1, maxLength: 3, selector: ({ name }) => name },
);
/** HTTPRouteMatch of https://gateway-api.sigs.k8s.io/reference/spec/ */
const gatewayMatch = fc.record(
  { headers: namedValues, path, queryParams: namedValues, method: fc.constantFrom('GET', 'POST', 'OPTIONS') },
  { requiredKeys: ['headers'] },
);
const conditions = {
  match: fc.array(istioMatch, { maxLength: 3 }),
  matches: fc.array(gatewayMatch, { maxLength: 3 }),
};

/** A version's Deployment and Service, made from its image and port or given whole. */
const workload = fc.oneof(
  { weight: 4, arbitrary: fc.record({ image, port: portOrDigits }, { requiredKeys: ['image'] }) },
  {
    weight: 1,
    arbitrary: fc
      .record({ app: word, image, port, target: port, replicas: fc.integer({ min: 0, max: 9 }), labels, annotations })
      .map(givenWorkload),
  },
);

const modelText = fc.oneof(word, text, fc.constantFrom('on', '1.10', 'grpc-v2'));
const modelPort = fc.record({ name: word, protocol: fc.constantFrom('TCP', 'UDP', 'SCTP') }, { requiredKeys: [] });
const modelPorts = fc.uniqueArray(
  fc.record({ containerPort: port, rest: modelPort }).map(({ containerPort, rest }) => ({ containerPort, ...rest })),
  { minLength: 1, maxLength: 2, selector: ({ containerPort }) => containerPort },
);
const modelDefaults = { runtime: modelText, protocolVersion: modelText, ports: modelPorts };

/** A version's InferenceService, made from its storageUri and model format or given whole. */
const model = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .tuple(fc.record({ storageUri: modelText, modelFormat: modelText }), optional(modelDefaults))
      .map(([required, rest]) => ({ ...required, ...rest })),
  },
  {
    weight: 1,
    arbitrary: fc.record({ name: word, storageUri: modelText, labels }).map(({ name, storageUri, labels }) => ({
      inferenceServiceSpecification: {
        metadata: { labels },
        spec: { predictor: { minReplicas: 0, model: { modelFormat: { name, version: '1' }, storageUri } } },
      },
    })),
  },
);

/** A version's Knative Service, made from its image and port or given whole. */
const knativeService = fc.oneof(
  { weight: 4, arbitrary: fc.record({ image, port: portOrDigits }, { requiredKeys: ['image'] }) },
  {
    weight: 1,
    arbitrary: fc.record({ image, port, labels, annotations }).map(({ image, port, labels, annotations }) => ({
      knativeServiceSpecification: {
        metadata: { labels, annotations },
        spec: {
          template: { metadata: { labels }, spec: { containers: [{ image, ports: [{ containerPort: port }] }] } },
        },
      },
    })),
  },
);

/** What a version is made of, by the kind of its last object. */
const workloads: { readonly [kind: string]: fc.Arbitrary<object> } = {
  Deployment: workload,
  InferenceService: model,
  Service: knativeService,
};

const hosts = fc.uniqueArray(
  fc.tuple(fc.constantFrom('*.', ''), word).map(([wildcard, name]) => `${wildcard}${name}.example.com`),
  { maxLength: 3 },
);
const duration = fc.constantFrom('1ms', '10s', '1m30s', '24h');
const percentage = fc.record({ value: fc.oneof(fc.integer({ min: 0, max: 100 }), fc.constantFrom(0.1, 99.9)) });
const routeSettings: { readonly [setting: string]: fc.Arbitrary<unknown> } = {
  timeout: duration,
  retries: fc.record(
    {
      attempts: fc.integer({ min: 1, max: 9 }),
      perTryTimeout: duration,
      retryOn: fc.constant('5xx,connect-failure'),
      retryIgnorePreviousHosts: fc.boolean(),
      backoff: duration,
    },
    { requiredKeys: ['attempts'] },
  ),
  fault: fc.record({ delay: fc.record({ fixedDelay: duration, percentage }, { requiredKeys: ['fixedDelay'] }) }),
  corsPolicy: fc.record(
    { allowOrigins: fc.array(textMatch, { maxLength: 2 }), maxAge: fc.constantFrom('1s', '1m30s', '24h') },
    { requiredKeys: [] },
  ),
};
const affinity = fc.oneof(
  fc.record({ header: word.map((name) => `x-${name}`) }),
  fc.record({
    cookie: fc.record(
      { name: fc.oneof(word, fc.constant("a.b'&`|~+$^")), maxAge: fc.integer({ min: 1, max: 2_147_483_647 }) },
      { requiredKeys: ['name'] },
    ),
  }),
);

/** Every environment under each of its names, with each of its strategies. */
const choices = (
  await Promise.all(
    library.names.map(async (name) => {
      const found = await library.find(name);
      if (found.kind !== 'pack') throw new Error(`${name} is broken`);
      const { environment } = found.pack;
      return Object.keys(environment.strategies).map((strategy) => ({ name, environment, strategy }));
    }),
  )
).flat();

/**
 * A release's values, valid for the environment and strategy that they name, of one to ten versions. They fit a release
 * called `demo`, in a namespace that is none of those above.
 */
export const arbitraryValues: fc.Arbitrary<DataMap> = fc.constantFrom(...choices).chain(valuesFor);

/** Such values of the environments and strategies that make a route. */
export const arbitraryRoutedValues: fc.Arbitrary<DataMap> = fc
  .constantFrom(...choices.filter(({ environment, strategy }) => environment.strategies[strategy]?.route))
  .chain(valuesFor);

function valuesFor({ name, environment, strategy }: (typeof choices)[number]): fc.Arbitrary<DataMap> {
  const hasModels = environment.fields.includes('modelFormat');
  // KServe makes the host `<name>-predictor-<namespace>` of it, and KServe 0.10 one that is longer.
  const longestName = hasModels ? 63 - '-predictor-default-staging'.length : 63;
  const namespace = hasModels ? shortNamespace : anyNamespace;
  const version = fc.record({
    metadata: maybe(optional({ name: versionName(longestName), namespace, labels, annotations, 'x-own': own })),
    made: workloads[environment.versionObjects.at(-1)?.kind ?? ''] ?? fc.constant({}),
    rest: optional({ ...trafficOf(environment, strategy), 'x-own': own }),
  });
  return fc
    .record({
      rest: optional({ ...keysOf(environment), iter8Version: fc.constantFrom('v1.1', 'v1.2'), 'x-own': own }),
      metadata: maybe(optional({ name: applicationName(longestName), namespace, labels, annotations })),
      application: optional({
        port: portOrDigits,
        'x-own': own,
        ...(hasModels ? modelDefaults : {}),
        ...routeKeysOf(environment),
      }),
      versions: fc.array(version, {
        minLength: 1,
        maxLength: Math.min(10, environment.strategies[strategy]?.limit?.versions ?? 10),
      }),
    })
    .map(({ rest, metadata, application, versions }) => {
      const byNameAlone = hasModels || 'affinity' in application;
      const unique = withUniqueNames(metadata, versions, byNameAlone);
      return {
        ...rest,
        environment: name,
        application: { ...application, metadata, strategy, versions: unique },
      };
    }) as fc.Arbitrary<DataMap>;
}

/** The keys of the application that say more about its route. */
function routeKeysOf({ keys, ruleFields = {} }: Environment): { readonly [key: string]: fc.Arbitrary<unknown> } {
  const settings = Object.entries(routeSettings).filter(([setting]) => setting in ruleFields);
  const all = { hosts, route: optional(Object.fromEntries(settings)), affinity };
  return Object.fromEntries(Object.entries(all).filter(([key]) => keys.includes(`application.${key}`)));
}

/** The keys beside `application` that the environment reads. */
function keysOf({ keys }: Environment) {
  const gateway = fc.oneof(
    fc.uniqueArray(word, { maxLength: 3 }),
    word,
    fc.tuple(anyNamespace, word).map((parts) => parts.join('/')),
  );
  const service = optional({ host: word.map((name) => `${name}.example.com`), port });
  return { ...(keys.includes('gateway') ? { gateway } : {}), ...(keys.includes('service') ? { service } : {}) };
}

/**
 * The weight, and the conditions where the strategy has some. A weight in an HTTPRoute is at most a million, and ten of the others
 * add up to no more than proxies take.
 */
function trafficOf({ strategies }: Environment, name: string) {
  const strategy = strategies[name];
  const percentage = fc.integer({ min: 0, max: 100 });
  const most = strategy?.route?.gvrShort === 'httproute' ? 1_000_000 : 429_496_729;
  const weight = fc.oneof(percentage, percentage.map(String), fc.constantFrom(most, 101));
  if (strategy?.match?.key === 'match') return { weight, match: conditions.match };
  return strategy?.match?.key === 'matches' ? { weight, matches: conditions.matches } : { weight };
}

interface VersionParts {
  readonly metadata: { readonly name?: unknown; readonly namespace?: unknown } | null;
  readonly made: object;
  readonly rest: object;
}

/** Leaves out the name that an earlier version of the namespace has; models are told apart by their name alone. */
function withUniqueNames(metadata: VersionParts['metadata'], versions: readonly VersionParts[], nameAlone: boolean) {
  const used = new Set<string>();
  const keyOf = (part: VersionParts['metadata'], fallback: unknown) =>
    JSON.stringify([nameAlone ? null : (part?.namespace ?? fallback ?? null), part?.name]);
  used.add(keyOf(metadata, null));
  return versions.map(({ metadata: given, made, rest }) => {
    const key = keyOf(given, metadata?.namespace);
    const isTaken = used.has(key);
    used.add(key);
    return { ...made, ...rest, metadata: isTaken && given !== null ? { ...given, name: null } : given };
  });
}

function givenWorkload(parts: {
  readonly app: string;
  readonly image: string;
  readonly port: number;
  readonly target: number;
  readonly replicas: number;
  readonly labels: object;
  readonly annotations: object;
}) {
  const { app, image, port, target, replicas, labels, annotations } = parts;
  const containers = [{ name: app, image, ports: [{ containerPort: target }] }];
  return {
    port,
    deploymentSpecification: {
      metadata: { labels, annotations },
      spec: {
        replicas,
        selector: { matchLabels: { app } },
        template: { metadata: { labels: { ...labels, app } }, spec: { containers } },
      },
    },
    serviceSpecification: { spec: { selector: { app }, ports: [{ port, targetPort: target }] } },
  };
}

/** Each key may be absent, or empty, which counts as absent. */
function optional<T>(parts: { [K in keyof T]: fc.Arbitrary<T[K]> }): fc.Arbitrary<{ [K in keyof T]?: T[K] | null }> {
  const entries = Object.entries<fc.Arbitrary<unknown>>(parts).map(([key, part]) => [key, maybe(part)]);
  return fc.record(Object.fromEntries(entries), { requiredKeys: [] }) as fc.Arbitrary<{ [K in keyof T]?: T[K] | null }>;
}

function maybe<T>(part: fc.Arbitrary<T>): fc.Arbitrary<T | null> {
  return fc.option(part, { nil: null, freq: 9 });
}
