import fc from 'fast-check';
import type { DataMap } from '../src/values/data.ts';

const letter = fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz');
const word = fc.tuple(letter, fc.stringMatching(/^[a-z0-9]{0,8}$/)).map(([first, rest]) => first + rest);
const port = fc.integer({ min: 1, max: 65535 });
const labels = fc.dictionary(word, fc.oneof(word, fc.constantFrom('on', '1.10', '007', 'x_y', '')), { maxKeys: 3 });
const annotations = fc.dictionary(word, fc.string({ unit: 'grapheme', maxLength: 30 }), { maxKeys: 2 });
const image = fc.oneof(word, fc.constantFrom('nginx:1.27', 'registry.example.com:5000/a/b@sha256:0123'));

const textMatch = fc.oneof(
  ...['exact', 'prefix', 'regex'].map((kind) =>
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }).map((text) => ({ [kind]: text })),
  ),
);
const match = fc.array(
  fc.record(
    { headers: fc.dictionary(word, textMatch, { minKeys: 1, maxKeys: 2 }), uri: textMatch },
    { requiredKeys: ['headers'] },
  ),
  { minLength: 1, maxLength: 3 },
);

const weight = fc.oneof(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 100 }).map(String));

/** A release's values, valid for the environments deployment and deployment-istio, of one to five versions. */
export const arbitraryValues: fc.Arbitrary<DataMap> = fc
  .record({
    environment: fc.constantFrom('deployment', 'deployment-istio'),
    strategy: fc.constantFrom('none', 'blue-green', 'canary', 'mirror'),
    gateway: fc.option(fc.oneof(word, fc.uniqueArray(word, { maxLength: 3 })), { nil: undefined }),
    metadata: fc.option(optional({ name: word, namespace: word, labels, annotations }), { nil: undefined }),
    port: fc.option(port, { nil: undefined }),
    versions: fc.uniqueArray(
      optional({ name: word, namespace: word, image, port, weight, match, labels, annotations }),
      {
        minLength: 1,
        maxLength: 5,
        selector: (version) => version.name,
        comparator: (one, other) => one !== undefined && one === other,
      },
    ),
  })
  .filter(({ metadata, versions }) => versions.every(({ name }) => name === undefined || name !== metadata?.name))
  .map(({ environment, strategy, gateway, metadata, port, versions }) =>
    compact({
      environment,
      gateway,
      application: compact({
        metadata,
        port,
        strategy: environment === 'deployment' ? 'none' : strategy,
        versions: versions.map((version) => versionOf(version, strategy)),
      }),
    }),
  );

type VersionParts = {
  readonly [part: string]: unknown;
};

function versionOf(
  { name, namespace, labels, annotations, match, image, ...rest }: VersionParts,
  strategy: string,
): DataMap {
  return compact({
    ...rest,
    image: image ?? 'nginx',
    match: strategy === 'canary' ? match : undefined,
    metadata: compact({ name, namespace, labels, annotations }),
  });
}

function optional<T>(parts: { [K in keyof T]: fc.Arbitrary<T[K]> }): fc.Arbitrary<Partial<T>> {
  return fc.record(parts, { requiredKeys: [] }) as fc.Arbitrary<Partial<T>>;
}

function compact(parts: { readonly [key: string]: unknown }): DataMap {
  return Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined)) as DataMap;
}
