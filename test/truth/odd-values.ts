import type { DataMap } from '../../src/values/data.ts';
import { fc } from '../fast-check.ts';
import { gatewayMatch, gatewayName, istioMatch, labels, many, namespace } from './odd-conditions.ts';
import { hosts, route } from './odd-route.ts';
import { anything, atLimits, headerName, orOdd, port, word } from './odd-texts.ts';

const affinity = fc.oneof(
  fc.record({ header: headerName }),
  fc.record({
    cookie: fc.record(
      {
        name: orOdd(word, fc.constantFrom("a.b'&`|~+$^", 'a=b', 'a b', '%', 'a%b', '"'), anything),
        maxAge: orOdd(fc.integer({ min: 1, max: 2_147_483_647 }), fc.constantFrom(0, -1, 2_147_483_648)),
      },
      { requiredKeys: ['name'] },
    ),
  }),
);
const gateway = orOdd(
  fc.oneof(gatewayName, fc.array(gatewayName, { maxLength: 3 })),
  fc.constantFrom(30, 31, 32).map((count) => Array.from({ length: count }, (_, at) => `g${at}`)),
);
const name = orOdd(word, fc.constantFrom('a.b', '1a', 'a-', 'A', 'a_b'), atLimits(40, 52, 53, 62, 63, 64));
const metadata = fc.record({ name, namespace, labels }, { requiredKeys: [] });

/** A rare key: a release with every key is hardly ever valid. */
const sometimes = <T>(part: fc.Arbitrary<T>) => fc.option(part, { nil: undefined, freq: 1 });
const rarely = <T>(part: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 5, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: part });

const kinds = {
  'deployment-istio': { image: 'a' },
  'kserve-0.10': { modelFormat: 'sklearn', storageUri: 's3://models/a' },
  kserve: { modelFormat: 'sklearn', storageUri: 's3://models/a' },
  'kserve-modelmesh-istio': { modelFormat: 'sklearn', storageUri: 's3://models/a' },
  'deployment-gtw': { image: 'a' },
} as const;

export type OddEnvironment = keyof typeof kinds;

/**
 * Values of a release of an environment with routes, with any field of conditions, settings, hosts, affinity and gateways,
 * and odd values in them. About one in three is valid.
 */
export function oddValues(environments: readonly OddEnvironment[]): fc.Arbitrary<DataMap> {
  return fc
    .record({
      environment: fc.constantFrom(...environments),
      strategy: fc.constantFrom('blue-green', 'canary', 'canary', 'mirror'),
      gateway: sometimes(gateway),
      hosts: sometimes(hosts),
      route: sometimes(route),
      affinity: rarely(affinity),
      metadata: rarely(metadata),
      port: rarely(port),
      versions: fc.array(
        fc.record({
          metadata: rarely(metadata),
          weight: sometimes(
            orOdd(
              fc.integer({ min: 0, max: 100 }),
              fc.constantFrom(1_000_000, 1_000_001, 2_147_483_647, 2_147_483_648, -1, 0.5),
            ),
          ),
          port: rarely(port),
          match: sometimes(many(istioMatch)),
          matches: rarely(many(gatewayMatch)),
        }),
        { minLength: 1, maxLength: 3 },
      ),
    })
    .map(({ environment, gateway, versions, ...application }) => ({
      environment,
      gateway,
      application: {
        ...application,
        versions: versions.map((version) => ({ ...kinds[environment], ...version })),
      },
    }))
    .map((values) => JSON.parse(JSON.stringify(values)));
}
