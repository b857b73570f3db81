import type { Path } from '../../diagnostics/diagnostic.ts';
import type { Version } from '../../release/release.ts';
import { type ReleaseObject, releaseObjects } from '../../release/release-objects.ts';
import { dataAt } from '../../values/data.ts';
import type { CheckContext } from '../check-context.ts';
import { type Finding, type Place, valueAt } from '../finding.ts';
import { quote } from '../schema/describe-data.ts';

/** Finds versions with the same name and namespace, and objects that would replace each other in the cluster. */
export function checkDuplicates(context: CheckContext): readonly Finding[] {
  const versions = duplicateVersions(context);
  const reported = new Set(versions.map(({ path }) => JSON.stringify(path.slice(0, 3))));
  const others = context.release.versions.filter(({ path }) => !reported.has(JSON.stringify(path)));
  return [...versions, ...duplicateObjects(context, others)];
}

function duplicateVersions(context: CheckContext): readonly Finding[] {
  const first = new Map<string, Version>();
  // Where all versions share one address, only their names differ.
  const byName = !context.environment.destination.host.includes('{namespace}');
  return context.release.versions.flatMap((version) => {
    const identity = JSON.stringify([byName ? '' : version.namespace, version.name]);
    const other = first.get(identity);
    if (other === undefined) {
      first.set(identity, version);
      return [];
    }
    const { path } = version;
    return [
      {
        code: 'duplicate-version',
        severity: 'error',
        path,
        message: `versions ${other.index} and ${version.index} have the same name ${quote(version.name)} in namespace ${version.namespace}`,
        hint: `change metadata.name of version ${version.index}, or remove the name`,
        at: namePlace(path, context),
        related: [{ message: `version ${other.index} is here`, at: namePlace(other.path, context) }],
      } satisfies Finding,
    ];
  });
}

function duplicateObjects(context: CheckContext, versions: readonly Version[]): readonly Finding[] {
  const first = new Map<string, ReleaseObject>();
  return releaseObjects(context, versions).flatMap((object) => {
    const { apiVersion, kind, namespace, name, owner, path } = object;
    const identity = JSON.stringify([apiVersion, kind, namespace, name]);
    const other = first.get(identity);
    if (other === undefined) {
      first.set(identity, object);
      return [];
    }
    const related = { message: `${other.owner} is described here`, at: namePlace(other.path, context) };
    return [
      {
        code: 'duplicate-object',
        severity: 'error',
        path,
        message: `${other.owner} and ${owner} both make the ${kind} ${quote(name)} in namespace ${namespace}`,
        hint: `give ${path.length > 3 ? path.at(-1) : owner} another metadata.name`,
        at: namePlace(path, context),
        related: [related],
      } satisfies Finding,
    ];
  });
}

/** The name, if the values file has it, else the nearest map around it. */
function namePlace(path: Path, { values }: CheckContext): Place {
  const name = [...path, 'metadata', 'name'];
  const parent = path.slice(0, 3);
  const versionName = [...parent, 'metadata', 'name'];
  const given = [name, versionName, path].find((candidate) => dataAt(values, candidate) !== undefined);
  return given === path ? { path, part: typeof path.at(-1) === 'number' ? 'value' : 'key' } : valueAt(given ?? path);
}
