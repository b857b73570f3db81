import type { Environment } from '../environments/environment.ts';
import { applicationName, versionName } from '../release/names.ts';
import { type DataMap, isGiven, mapAt, mapsAt } from '../values/data.ts';
import { locate, type MapEntry, type MapNode, nodeToData, type Values } from '../values/value-node.ts';
import { adoptObject } from './adopt-object.ts';
import type { AdoptionProblem } from './adoption-problem.ts';
import { fieldPath, nodeAt, withField } from './fields.ts';
import { type Adoption, findAdoptions } from './find-adoptions.ts';
import type { Resource } from './resource.ts';

export interface AdoptionInput {
  readonly values: Values;
  /** Without an environment nothing is adopted. */
  readonly environment: Environment | undefined;
  /** The existing objects; undefined if the user gave no manifests. */
  readonly resources: readonly Resource[] | undefined;
  /** The release's name and namespace. */
  readonly identity: { readonly name: string; readonly namespace: string };
}

export interface Adopted {
  /**
   * The values with the specifications that versions adopt from existing objects, as if they had been written there.
   * They keep their positions in the manifests.
   */
  readonly values: Values;
  readonly adoptions: readonly Adoption[];
  readonly problems: readonly AdoptionProblem[];
}

/**
 * Gives each version with a `from` the specifications of the objects that it names. The pods of each version get a label
 * that no other version has, so that only the version's own Deployment and Service select them.
 */
export function adoptSpecifications(input: AdoptionInput): Adopted {
  const { values, environment } = input;
  if (environment === undefined) return { values, adoptions: [], problems: [] };
  const application = mapAt(values.data, 'application') ?? {};
  const versions = mapsAt(application, 'versions');
  const adopted = versions.flatMap((version, index) =>
    isGiven(version.from) ? [adoptVersion({ ...input, environment, application, version, index })] : [],
  );
  if (adopted.length === 0) return { values, adoptions: [], problems: [] };
  const edits = adopted.flatMap((one) => one.edits);
  const adoptions = adopted.flatMap((one) => one.adoptions);
  const given = givenKeys(adoptions, application);
  const root = [...edits, ...given].reduce(
    (tree, { path, entry }) => withField(tree, path, entry) as MapNode,
    values.root,
  );
  return { values: { root, data: nodeToData(root) }, adoptions, problems: adopted.flatMap((one) => one.problems) };
}

interface Edit {
  readonly path: readonly (string | number)[];
  readonly entry: MapEntry;
}

interface VersionInput extends AdoptionInput {
  readonly environment: Environment;
  readonly application: DataMap;
  readonly version: DataMap;
  readonly index: number;
}

interface AdoptedVersion {
  readonly edits: readonly Edit[];
  readonly adoptions: readonly Adoption[];
  readonly problems: readonly AdoptionProblem[];
}

function adoptVersion(input: VersionInput): AdoptedVersion {
  const { values, resources, identity, application, version, index } = input;
  const path = ['application', 'versions', index];
  const from = [...path, 'from'];
  if (resources === undefined) return { edits: [], adoptions: [], problems: [{ kind: 'no-resources', path: from }] };
  const found = findAdoptions({ ...input, resources, namespace: identity.namespace });
  const adopting = {
    name: versionName(version, index, applicationName(application, identity.name)),
    version,
    application,
    position: locate(values, from, 'key'),
    entryOf: (key: string) => entryAt(values.root, path, key),
  };
  const adopted = found.adoptions.map((adoption) => ({ adoption, ...adoptObject(adoption, adopting) }));
  const edits = adopted.flatMap(({ adoption, specification }) => {
    if (specification === undefined) return [];
    const entry = { keyPosition: adopting.position, node: specification };
    return [{ path: [...path, adoption.kind.specification], entry }];
  });
  const problems = [...found.problems, ...adopted.flatMap((one) => one.problems)];
  return { edits, adoptions: found.adoptions, problems: withoutRepetition(problems) };
}

function entryAt(root: MapNode, path: readonly (string | number)[], key: string): MapEntry | undefined {
  const node = nodeAt(root, path);
  return node?.kind === 'map' ? node.entries.get(key) : undefined;
}

/** Several keys can fail for the same container. */
function withoutRepetition(problems: readonly AdoptionProblem[]): readonly AdoptionProblem[] {
  const seen = new Set<string>();
  return problems.filter(({ kind, path }) => {
    const identity = JSON.stringify([kind, path]);
    return !seen.has(identity) && seen.add(identity);
  });
}

/**
 * Keys that the values leave out and that an adopted object has, such as the port of a Service: they count for the version.
 * Those of the first object also count for the application, because its clients keep using them.
 */
function givenKeys(adoptions: readonly Adoption[], application: DataMap): readonly Edit[] {
  const versions = mapsAt(application, 'versions');
  const said = new Set<string>();
  return adoptions.flatMap(({ kind, resource, version }) =>
    Object.entries(kind.taking?.gives ?? {}).flatMap(([key, field]) => {
      const node = nodeAt(resource.node, ['spec', ...fieldPath(field)]);
      if (node?.kind !== 'scalar' || isFilled(application, key)) return [];
      const entry = { keyPosition: node.position, node };
      const edits = isFilled(versions[version] ?? {}, key)
        ? []
        : [{ path: ['application', 'versions', version, key], entry }];
      if (said.has(key)) return edits;
      said.add(key);
      return [{ path: ['application', key], entry }, ...edits];
    }),
  );
}

function isFilled(map: DataMap, key: string): boolean {
  return isGiven(map[key]) && map[key] !== '';
}
