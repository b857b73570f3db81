import { describe, expect, test } from 'vitest';
import { schema } from '../../src/generated/validators/values.schema.js';
import type {
  AffinityValues,
  ApplicationValues,
  ContainerPortValues,
  HttpMatchRequest,
  HttpRouteMatch,
  MetadataValues,
  RouteValues,
  ServiceValues,
  SourceValues,
  SpecificationValues,
  ValuesFile,
  VersionValues,
} from '../../src/release/values-file.ts';
import { schemaAt } from '../../src/validation/schema/json-schema.ts';

/** Every key of a type but the author's own; the compiler refuses a table that has one too many or one too few. */
type Keys<T> = { readonly [K in keyof T as K extends `x-${string}` ? never : K]-?: IsRequired<T, K> };
type IsRequired<T, K extends keyof T> = undefined extends T[K] ? 'optional' : 'required';

const model = {
  storageUri: 'optional',
  modelFormat: 'optional',
  runtime: 'optional',
  protocolVersion: 'optional',
  ports: 'optional',
} as const;

const tables = {
  values: {
    environment: 'required',
    application: 'required',
    gateway: 'optional',
    iter8Version: 'optional',
    service: 'optional',
    istioGateway: 'optional',
    global: 'optional',
  } satisfies Keys<ValuesFile>,
  application: {
    ...model,
    metadata: 'optional',
    strategy: 'optional',
    port: 'optional',
    hosts: 'optional',
    route: 'optional',
    affinity: 'optional',
    versions: 'required',
  } satisfies Keys<ApplicationValues>,
  route: {
    timeout: 'optional',
    retries: 'optional',
    fault: 'optional',
    corsPolicy: 'optional',
  } satisfies Keys<RouteValues>,
  affinity: { cookie: 'optional', header: 'optional' } satisfies Keys<AffinityValues>,
  version: {
    ...model,
    metadata: 'optional',
    image: 'optional',
    from: 'optional',
    port: 'optional',
    weight: 'optional',
    match: 'optional',
    matches: 'optional',
    deploymentSpecification: 'optional',
    serviceSpecification: 'optional',
    inferenceServiceSpecification: 'optional',
  } satisfies Keys<VersionValues>,
  metadata: {
    name: 'optional',
    namespace: 'optional',
    labels: 'optional',
    annotations: 'optional',
  } satisfies Keys<MetadataValues>,
  service: { host: 'optional', port: 'optional' } satisfies Keys<ServiceValues>,
  containerPort: {
    containerPort: 'required',
    name: 'optional',
    protocol: 'optional',
  } satisfies Keys<ContainerPortValues>,
  specification: { metadata: 'optional', spec: 'required' } satisfies Keys<SpecificationValues>,
  source: {
    kind: 'required',
    name: 'required',
    namespace: 'optional',
    container: 'optional',
  } satisfies Keys<SourceValues>,
  condition: {
    name: 'optional',
    uri: 'optional',
    scheme: 'optional',
    method: 'optional',
    authority: 'optional',
    headers: 'optional',
    withoutHeaders: 'optional',
    queryParams: 'optional',
    ignoreUriCase: 'optional',
    port: 'optional',
    sourceLabels: 'optional',
    sourceNamespace: 'optional',
    gateways: 'optional',
    statPrefix: 'optional',
  } satisfies Keys<HttpMatchRequest>,
  routeCondition: {
    path: 'optional',
    headers: 'optional',
    queryParams: 'optional',
    method: 'optional',
  } satisfies Keys<HttpRouteMatch>,
};

const version = ['application', 'versions', 0];

describe('the type of a values file has the keys of the schema', () => {
  test.each([
    ['values', tables.values, []],
    ['application', tables.application, ['application']],
    ['route', tables.route, ['application', 'route']],
    ['affinity', tables.affinity, ['application', 'affinity']],
    ['version', tables.version, version],
    ['metadata of the application', tables.metadata, ['application', 'metadata']],
    ['metadata of a version', tables.metadata, [...version, 'metadata']],
    ['service', tables.service, ['service']],
    ['container port', tables.containerPort, [...version, 'ports', 0]],
    ['Deployment', tables.specification, [...version, 'deploymentSpecification']],
    ['Service', tables.specification, [...version, 'serviceSpecification']],
    ['InferenceService', tables.specification, [...version, 'inferenceServiceSpecification']],
    ['source', tables.source, [...version, 'from']],
    ['source in a list', tables.source, [...version, 'from', 0]],
    ['condition', tables.condition, [...version, 'match', 0]],
    ['condition of an HTTPRoute', tables.routeCondition, [...version, 'matches', 0]],
  ])('%s', (_, table: { readonly [key: string]: string }, path) => {
    const { properties = {}, required = [] } = schemaAt(schema, path) ?? {};
    expect(Object.keys(table).sort()).toEqual(Object.keys(properties).sort());
    const needed = Object.keys(table).filter((key) => table[key] === 'required');
    expect(needed.sort()).toEqual([...required].sort());
  });
});
