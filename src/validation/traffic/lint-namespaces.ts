import type { Path } from '../../diagnostics/diagnostic.ts';
import type { Version } from '../../release/release.ts';
import { dataAt } from '../../values/data.ts';
import { findNameProblem, labelName } from '../checks/name-rules.ts';
import { type Finding, keyAt, valueAt } from '../finding.ts';
import type { TrafficContext } from './traffic-context.ts';

/**
 * Finds versions with objects in another namespace than the routemap. The Iter8 controller ignores such a routemap unless
 * it watches the whole cluster.
 * Source: https://github.com/iter8-tools/iter8/tree/master/charts/controller (clusterScoped)
 */
export function lintNamespaces(context: TrafficContext): readonly Finding[] {
  const { release, hasSoundName } = context;
  const { route, metadata } = release.routemap;
  if (route === null || release.routing === 'direct') return [];
  const elsewhere = release.versions.filter(hasSoundName).filter(({ objects }) => {
    return objects.some((object) => isOther(object.metadata.namespace, metadata.namespace));
  });
  const [first] = elsewhere;
  if (first === undefined) return [];
  const path = placeOf(first, context);
  return [
    {
      code: 'other-namespace',
      severity: 'warning',
      path: path ?? first.path,
      message: `${listVersions(elsewhere)} not in namespace ${metadata.namespace}, where the routemap is: the Iter8 controller ignores this routemap and makes no route, unless it watches all namespaces`,
      hint: 'install the controller with clusterScoped: true, use --routing direct, or remove the namespace',
      at: path === undefined ? keyAt(first.path) : valueAt(path),
    },
  ];
}

/** More indexes would make a message too long to read. */
const mostListed = 5;

/** Another check reports invalid names. */
function isOther(namespace: string, own: string): boolean {
  return namespace !== own && findNameProblem(namespace, labelName) === undefined;
}

/** As the subject of a sentence: `version 1 is`, `versions 0, 1 and 2 are`; of many only the first. */
function listVersions(versions: readonly Version[]): string {
  const indexes = versions.slice(0, mostListed).map(({ index }) => String(index));
  const others = versions.length - indexes.length;
  const last = others > 0 ? `${others} more` : indexes.pop();
  return indexes.length === 0 ? `version ${last} is` : `versions ${indexes.join(', ')} and ${last} are`;
}

/** Where the values set the namespace. */
function placeOf({ path, objects }: Version, { values }: TrafficContext): Path | undefined {
  const places = [path, ...objects.map((object) => object.path)].map((owner) => [...owner, 'metadata', 'namespace']);
  return places.find((place) => typeof dataAt(values, place) === 'string');
}
