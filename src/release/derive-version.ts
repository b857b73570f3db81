import type { Destination, Environment, Strategy, VersionObjectKind } from '../environments/environment.ts';
import { versionMark, watchLabel, weightAnnotation } from '../iter8/labels.ts';
import { type DataMap, dataAt, isGiven, mapAt, numberAt, textAt, textsAt } from '../values/data.ts';
import { acceptedSpec } from './custom-spec.ts';
import { deriveAffinity } from './derive-affinity.ts';
import { versionName } from './names.ts';
import type { Application, Metadata, Routing, Version, VersionDestination, VersionObject, Weight } from './release.ts';
import { versionConditions } from './version-conditions.ts';

/** The default weight of a version, from Iter8's release chart. */
const defaultWeight = 50;

/** Other metadata that a specification can set. The cluster sets the rest. */
const kept = ['finalizers', 'ownerReferences'] as const;

interface VersionInput {
  readonly version: DataMap;
  readonly index: number;
  /** The map `application` of the values. */
  readonly given: DataMap;
  readonly application: Application;
  readonly environment: Environment;
  readonly strategy: Strategy;
  readonly routing: Routing;
}

/** Derives a version: its objects, weight, conditions and destination. The first version is the primary. */
export function deriveVersion(input: VersionInput): Version {
  const { version, index, application, environment, strategy } = input;
  const metadata = mapAt(version, 'metadata') ?? {};
  const name = versionName(version, index, application.name);
  const namespace = textAt(metadata, 'namespace') ?? application.namespace;
  const port = numberAt(version, 'port') ?? application.port;
  const objects = environment.versionObjects.map((kind) => versionObject(kind, input, name, namespace));
  const destination = versionDestination(environment, objects, port);
  const match = strategy.match === null || index === 0 ? null : versionConditions(version, strategy.match).conditions;
  return {
    index,
    role: index === 0 ? 'primary' : 'candidate',
    candidate: index > 0,
    name,
    namespace,
    port,
    image: textAt(version, 'image') ?? null,
    selector: isGiven(version.from) ? versionMark(name) : { app: name },
    fields: versionFields(input),
    objects,
    weight: hasWeight(strategy, index) ? versionWeight(input, name, namespace) : null,
    match,
    ruleMatch: match,
    destination,
    affinity: deriveAffinity({ name: destination.name, index, given: input.given, strategy }),
    path: ['application', 'versions', index],
  };
}

function versionObject(kind: VersionObjectKind, input: VersionInput, name: string, namespace: string): VersionObject {
  const specification = mapAt(input.version, kind.specification);
  const own = specification && mapAt(specification, 'metadata');
  const spec = specification && mapAt(specification, 'spec');
  const path = ['application', 'versions', input.index];
  const applicationMetadata = mapAt(input.given, 'metadata');
  const versionMetadata = mapAt(input.version, 'metadata');
  const layers = [applicationMetadata, versionMetadata, own];
  const metadata: Metadata = {
    ...Object.fromEntries(kept.flatMap((key) => (Array.isArray(own?.[key]) ? [[key, own[key]]] : []))),
    name: (own && textAt(own, 'name')) ?? name,
    namespace: (own && textAt(own, 'namespace')) ?? namespace,
    labels: withWatch(Object.assign(Object.create(null), ...layers.map((layer) => textsAt(layer, 'labels'))), input),
    annotations: Object.assign(
      Object.create(null),
      kind.annotations,
      ...layers.map((layer) => textsAt(layer, 'annotations')),
    ),
  };
  return {
    gvrShort: kind.gvrShort,
    apiVersion: kind.apiVersion,
    kind: kind.kind,
    template: kind.template,
    metadata,
    specification: spec === undefined ? null : acceptedSpec(spec, kind.apiVersion),
    path: specification ? [...path, kind.specification] : path,
  };
}

/** The controller watches only objects with the label "true". Without a controller the label has no use. */
function withWatch(labels: Metadata['labels'], { routing }: VersionInput): Metadata['labels'] {
  if (routing === 'controller') return { ...labels, [watchLabel]: 'true' };
  const { [watchLabel]: _, ...others } = labels;
  return others;
}

function versionFields({ version, given, environment }: VersionInput): Version['fields'] {
  return Object.fromEntries(environment.fields.map((key) => [key, version[key] ?? given[key] ?? null]));
}

function hasWeight(strategy: Strategy, index: number): boolean {
  return strategy.weights === 'every-version' || (strategy.weights === 'candidates' && index > 0);
}

function versionWeight({ version, strategy, routing }: VersionInput, name: string, namespace: string): Weight {
  const value = numberAt(version, 'weight') ?? defaultWeight;
  if (!strategy.weightConfigs || routing === 'direct') return { value, config: null };
  const annotations = { [weightAnnotation]: String(value) };
  return { value, config: { name: `${name}-weight-config`, namespace, labels: { [watchLabel]: 'true' }, annotations } };
}

function versionDestination(
  environment: Environment,
  objects: readonly VersionObject[],
  port: number,
): VersionDestination {
  const { object, path } = environment.destination;
  const target = objects.find((candidate) => candidate.gvrShort === object);
  if (target === undefined) throw new Error(`environment ${environment.name} has no version object ${object}`);
  const { name, namespace } = target.metadata;
  const filled = hostOf(target, environment.destination);
  return {
    name,
    namespace,
    host: filled,
    mark: name,
    shadowHost: `${filled}-shadow`,
    port,
    path: path === null ? null : fill(path, target.metadata),
  };
}

/** The host of an object. A part of its spec, such as a transformer, can receive the requests in its place. */
function hostOf({ metadata, specification }: VersionObject, { host, otherHosts }: Destination): string {
  for (const other of otherHosts) {
    const value = dataAt(specification, other.field.split('.'));
    if (isGiven(value))
      return fill(
        other.host.replaceAll('{value}', () => String(value)),
        metadata,
      );
  }
  return fill(host, metadata);
}

function fill(pattern: string, { name, namespace }: Metadata): string {
  return pattern.replace(/\{(name|namespace)\}/g, (_, part) => (part === 'name' ? name : namespace));
}
