import type { GraphRule, GraphVersion, TrafficGraph } from '../../src/graph/traffic-graph.ts';

/** Versions `httpbin-0`, `httpbin-1`, …, each with a Service and a Deployment. The first is the primary. */
export function sampleVersions(count: number, unavailable: readonly number[] = []): readonly GraphVersion[] {
  return Array.from({ length: count }, (_, index) => {
    const name = `httpbin-${index}`;
    return {
      role: index === 0 ? 'primary' : 'candidate',
      name,
      available: !unavailable.includes(index),
      host: `${name}.default`,
      runs: `kennethreitz/httpbin:v${index}`,
      objects: [
        { kind: 'Service', name },
        { kind: 'Deployment', name },
        { kind: 'ConfigMap', name: `${name}-weight-config` },
      ],
    };
  });
}

/** A graph of these versions with a route of these rules. */
export function sampleGraph(
  versions: readonly GraphVersion[],
  rules: readonly GraphRule[],
  more: Partial<TrafficGraph> = {},
): TrafficGraph {
  return {
    name: 'httpbin',
    facts: ['blue-green on deployment-istio', 'namespace default'],
    entries: [
      { kind: 'Gateway', name: 'public' },
      { kind: 'Mesh', name: 'in the cluster' },
    ],
    route: {
      kind: 'VirtualService',
      name: 'httpbin',
      hosts: ['httpbin.default', 'httpbin.default.svc', 'httpbin.default.svc.cluster.local'],
      rules,
    },
    versions,
    ...more,
  };
}

/** A rule that gives each version its share of the percentages. */
export function sharing(percentages: readonly number[], conditions: readonly string[] = []): GraphRule {
  const shares = percentages.flatMap((percent, version) => (percent > 0 ? [{ version, percent }] : []));
  return { conditions, shares, copies: [], remarks: [] };
}

const long = 'a-very-long-name-that-somebody-gave-to-a-version-because-nobody-63';

/** Pictures of every kind, by name. */
export const sampleGraphs: { readonly [name: string]: TrafficGraph } = {
  one: sampleGraph(sampleVersions(1), [sharing([100])]),
  'blue-green': sampleGraph(sampleVersions(2), [sharing([70, 30])]),
  unavailable: sampleGraph(sampleVersions(2, [1]), [sharing([100])], {
    facts: ['blue-green on deployment-istio', 'namespace default', 'httpbin-1 is not available'],
  }),
  canary: sampleGraph(sampleVersions(2), [sharing([0, 100], ['header traffic is test']), sharing([100])]),
  mirror: sampleGraph(sampleVersions(3), [
    {
      conditions: [],
      shares: [{ version: 0, percent: 100 }],
      copies: [
        { version: 1, percent: 100 },
        { version: 2, percent: 12.5 },
      ],
      remarks: [],
    },
  ]),
  affinity: sampleGraph(sampleVersions(3), [
    sharing([100], ['cookie httpbin is httpbin-0']),
    sharing([0, 100], ['cookie httpbin is httpbin-1']),
    sharing([0, 0, 100], ['cookie httpbin is httpbin-2']),
    sharing([50, 30, 20]),
  ]),
  conditions: sampleGraph(sampleVersions(3, [2]), [
    sharing(
      [0, 100],
      [
        'header x-team is qa and method is GET and path begins with /api/v2/orders and query version is 2',
        'header user-agent matches .*(Firefox|Chrome).*',
        'path is /beta',
        'path is /gamma',
      ],
    ),
    sharing([100]),
  ]),
  none: sampleGraph(sampleVersions(2), [], { route: null, entries: [], facts: ['none on deployment'] }),
  ten: sampleGraph(sampleVersions(10, [4]), [sharing([50, 10, 10, 10, 0, 5, 5, 5, 4.97, 0.03])]),
  'ten-canary': sampleGraph(sampleVersions(10), [
    ...Array.from({ length: 9 }, (_, index) =>
      sharing([...Array<number>(index + 1).fill(0), 100], [`header x-group is group-${index + 1}`]),
    ),
    sharing([100]),
  ]),
  long: sampleGraph(
    sampleVersions(2).map((version, index) => ({
      ...version,
      name: `${long}-${index}`,
      runs: `registry.example.com:5000/${long}/${long}@sha256:0123456789`,
      objects: version.objects.map(({ kind }) => ({ kind, name: `${long}-${index}` })),
    })),
    [sharing([0, 100], [`header ${'x'.repeat(200)} is ${'word '.repeat(60)}`]), sharing([100])],
    {
      name: long,
      facts: [long, long, long],
      entries: Array.from({ length: 5 }, (_, index) => ({ kind: 'Gateway', name: `${long}-${index}/${long}` })),
    },
  ),
};
