import type { Path } from '../../diagnostics/diagnostic.ts';
import type { Environment, VersionObjectKind } from '../../environments/environment.ts';
import { type Data, type DataMap, dataAt, isGiven, isMap } from '../../values/data.ts';
import { type Finding, keyAt, valueAt } from '../finding.ts';
import { quote } from '../schema/describe-data.ts';

/**
 * Each object of a version needs certain keys (a Deployment needs `image`), unless the version gives its specification;
 * next to a specification these keys have no effect.
 *
 * @param isAdopted whether the version adopts the specification of an object
 * @param isKnown whether a problem is already known at a path, or at a key that was meant for that path
 */
export function checkVersionKeys(
  values: DataMap,
  environment: Environment,
  isKnown: (path: Path) => boolean,
  isAdopted: IsAdopted = () => false,
): readonly Finding[] {
  const versions = dataAt(values, ['application', 'versions']);
  const shared = sharedKeys(values, environment);
  if (!Array.isArray(versions)) return [];
  return versions.flatMap((version: Data, index) =>
    isMap(version)
      ? environment.versionObjects.flatMap((kind) => checkKind({ version, index, kind, shared, isKnown, isAdopted }))
      : [],
  );
}

type IsAdopted = (version: number, kind: VersionObjectKind) => boolean;

/** The keys that the application sets for all versions. */
function sharedKeys(values: DataMap, environment: Environment): ReadonlySet<string> {
  return new Set(environment.fields.filter((key) => isGiven(dataAt(values, ['application', key]))));
}

function checkKind(check: {
  readonly version: DataMap;
  readonly index: number;
  readonly kind: VersionObjectKind;
  readonly shared: ReadonlySet<string>;
  readonly isKnown: (path: Path) => boolean;
  readonly isAdopted: IsAdopted;
}): readonly Finding[] {
  const { version, index, kind, shared, isKnown, isAdopted } = check;
  const has = (key: string) => isGiven(version[key]);
  const standsIn = has(kind.specification);
  const isMeant = isKnown(['application', 'versions', index, kind.specification]);
  return kind.requires.flatMap((key) => {
    const isOverride = isAdopted(index, kind) && Object.hasOwn(kind.taking?.overrides ?? {}, key);
    if (has(key)) return standsIn && !isOverride ? [withoutEffect(index, key, kind)] : [];
    return standsIn || isMeant || shared.has(key) ? [] : [missing(index, key, kind, Object.hasOwn(version, key))];
  });
}

function missing(index: number, key: string, kind: VersionObjectKind, isEmpty: boolean): Finding {
  const version = ['application', 'versions', index];
  const path = [...version, key];
  return {
    code: 'missing-key',
    severity: 'error',
    path,
    message: isEmpty ? `${key} is empty` : `${quote(key)} is missing in version ${index}`,
    hint: `write ${key}, from which the ${kind.kind} is made, or ${withArticle(kind.specification)}`,
    at: isEmpty ? keyAt(path) : valueAt(version),
  };
}

function withoutEffect(index: number, key: string, kind: VersionObjectKind): Finding {
  const path = ['application', 'versions', index, key];
  return {
    code: 'key-without-effect',
    severity: 'warning',
    path,
    message: `${key} has no effect next to ${withArticle(kind.specification)}`,
    hint: `the specification already describes the ${kind.kind}`,
    at: keyAt(path),
  };
}

function withArticle(noun: string): string {
  return `${/^[aeiou]/i.test(noun) ? 'an' : 'a'} ${noun}`;
}
