import type { Path } from '../diagnostics/diagnostic.ts';
import type { Environment, VersionObjectKind } from '../environments/environment.ts';
import { type Data, type DataMap, isGiven, isMap, textAt } from '../values/data.ts';
import type { AdoptionProblem } from './adoption-problem.ts';
import type { Resource } from './resource.ts';
import { labelsAt, selects } from './selectors.ts';

/** An existing object, and the version that adopts its specification. */
export interface Adoption {
  /** The index of the version. */
  readonly version: number;
  readonly kind: VersionObjectKind;
  readonly resource: Resource;
  /** Where the values name this object, or the object that led to it. */
  readonly path: Path;
  /** The name of the container that the version's keys change. */
  readonly container: string | null;
}

export interface AdoptionSearch {
  readonly version: DataMap;
  readonly index: number;
  readonly environment: Environment;
  readonly resources: readonly Resource[];
  /** The namespace of objects without one. */
  readonly namespace: string;
}

export interface FoundAdoptions {
  readonly adoptions: readonly Adoption[];
  readonly problems: readonly AdoptionProblem[];
}

/**
 * Finds the objects that the `from` of a version names, and the objects that select the pods of a named one, such as the
 * Service of a Deployment. The schema reports a `from` of the wrong form.
 */
export function findAdoptions(search: AdoptionSearch): FoundAdoptions {
  const { version, index, environment } = search;
  const path = ['application', 'versions', index, 'from'];
  const named = referencesIn(version.from, path).map((reference) => findNamed(reference, search));
  const adoptions: Adoption[] = [];
  const problems: AdoptionProblem[] = [];
  for (const found of named) {
    if (!isAdoption(found)) problems.push(found);
    else if (adoptions.some(({ kind }) => kind === found.kind)) {
      problems.push({ kind: 'kind-twice', objectKind: found.kind.kind, path: found.path });
    } else adoptions.push(found);
  }
  if (problems.length > 0) return { adoptions, problems };
  const missing = environment.versionObjects.filter(
    (kind) => !adoptions.some((adoption) => adoption.kind === kind) && !isGiven(version[kind.specification]),
  );
  const found = missing.flatMap((kind) => findByLabels(kind, adoptions, search));
  return {
    adoptions: [...adoptions, ...found.filter(isAdoption)],
    problems: found.flatMap((one) => (isAdoption(one) ? [] : [one])),
  };
}

function isAdoption(found: Adoption | AdoptionProblem): found is Adoption {
  return typeof found.kind === 'object';
}

interface NamedReference {
  readonly kind: string;
  readonly name: string;
  readonly namespace: string | null;
  readonly container: string | null;
  readonly path: Path;
}

function referencesIn(from: Data | undefined, path: Path): readonly NamedReference[] {
  if (Array.isArray(from)) return from.flatMap((item: Data, index) => referencesIn(item, [...path, index]));
  if (!isMap(from)) return [];
  const [kind, name] = [textAt(from, 'kind'), textAt(from, 'name')];
  if (kind === undefined || name === undefined) return [];
  return [
    { kind, name, namespace: textAt(from, 'namespace') ?? null, container: textAt(from, 'container') ?? null, path },
  ];
}

function findNamed(reference: NamedReference, search: AdoptionSearch): Adoption | AdoptionProblem {
  const { version, index, environment, resources } = search;
  const { path, container, ...asked } = reference;
  const kind = environment.versionObjects.find((candidate) => candidate.kind === asked.kind);
  if (kind === undefined) {
    const known = environment.versionObjects.map((candidate) => candidate.kind);
    return { kind: 'unknown-kind', asked: asked.kind, known, path: [...path, 'kind'] };
  }
  if (kind.taking === undefined) return { kind: 'not-adoptable', objectKind: kind.kind, path: [...path, 'kind'] };
  if (isGiven(version[kind.specification])) {
    return { kind: 'beside-specification', objectKind: kind.kind, specification: kind.specification, path };
  }
  const ofKind = resources.filter((resource) => resource.kind === kind.kind);
  const fitting = ofKind.filter((resource) => fits(resource, kind, asked, search.namespace));
  const [resource] = fitting;
  if (fitting.length > 1) {
    const namespaces = [...new Set(fitting.map((found) => found.namespace ?? search.namespace))];
    return { kind: 'several', asked, namespaces, path };
  }
  if (resource !== undefined) return { version: index, kind, resource, path, container };
  return {
    kind: 'not-found',
    asked,
    apiVersion: kind.apiVersion,
    similar: ofKind
      .filter(({ name }) => name === asked.name)
      .map(({ apiVersion, namespace }) => ({ apiVersion, namespace: namespace ?? search.namespace })),
    names: [...new Set(ofKind.filter(({ apiVersion }) => apiVersion === kind.apiVersion).map(({ name }) => name))],
    path: [...path, 'name'],
  };
}

function fits(
  resource: Resource,
  { apiVersion }: VersionObjectKind,
  asked: Omit<NamedReference, 'path' | 'container'>,
  namespace: string,
): boolean {
  if (resource.apiVersion !== apiVersion || resource.name !== asked.name) return false;
  return asked.namespace === null || asked.namespace === (resource.namespace ?? namespace);
}

/**
 * Finds the object of a kind, such as a Service, whose selector selects the pods of an adopted object. Without one, the
 * release makes its own.
 */
function findByLabels(
  kind: VersionObjectKind,
  adoptions: readonly Adoption[],
  { resources, namespace }: { readonly resources: readonly Resource[]; readonly namespace: string },
): readonly (Adoption | AdoptionProblem)[] {
  const selector = kind.taking?.selector;
  if (selector === undefined || kind.taking?.podLabels !== undefined) return [];
  return adoptions.flatMap((adoption): readonly (Adoption | AdoptionProblem)[] => {
    const labels = labelsAt(adoption.resource, adoption.kind.taking?.podLabels);
    const found = resources.filter(
      (resource) =>
        resource.kind === kind.kind &&
        resource.apiVersion === kind.apiVersion &&
        (resource.namespace ?? namespace) === (adoption.resource.namespace ?? namespace) &&
        selects(labelsAt(resource, selector), labels),
    );
    const [resource] = found;
    if (resource === undefined) return [];
    if (found.length > 1) return [{ kind: 'several-selectors', source: adoption.resource, found, path: adoption.path }];
    return [{ version: adoption.version, kind, resource, path: adoption.path, container: null }];
  });
}
