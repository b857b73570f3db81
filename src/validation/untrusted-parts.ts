import type { Path } from '../diagnostics/diagnostic.ts';
import { meshes } from '../mesh/meshes.ts';
import type { Version } from '../release/release.ts';
import type { SchemaFinding } from './schema/schema-finding.ts';

/** Parts of the values with errors. Checks of what depends on them would report false problems. */
export interface UntrustedParts {
  /** Environment, strategy or the list of versions has errors, so the traffic cannot be checked. */
  readonly traffic: boolean;
  /** Whether the weight and the conditions of a version have no errors. */
  readonly isSound: (version: Version) => boolean;
  /** Whether pods, selectors and ports of a version have no errors. */
  readonly hasSoundWorkload: (version: Version) => boolean;
  /** Whether the name and the namespace of a version have no errors. */
  readonly hasSoundName: (version: Version) => boolean;
  /** Whether the value at a path had errors, so that the checked values do not contain it. */
  readonly isTakenOut: (path: Path) => boolean;
  /** Whether the value at a path or a part of it had errors. */
  readonly hadErrors: (path: Path) => boolean;
}

/** Steps of the paths of pod labels, selectors and ports. */
const workloadSteps = new Set([
  ...[
    'spec',
    'selector',
    'matchLabels',
    'matchExpressions',
    'template',
    'metadata',
    'labels',
    'key',
    'operator',
    'values',
  ],
  ...['containers', 'initContainers', 'ports', 'containerPort', 'port', 'targetPort', 'protocol', 'name', 'type'],
]);
const labelMaps = new Set(['labels', 'matchLabels', 'selector']);
const trafficKeys = new Set(['weight', ...meshes.map(({ conditions }) => conditions.key)]);

/** Finds out which parts the errors concern. */
export function findUntrustedParts(findings: readonly SchemaFinding[]): UntrustedParts {
  const errors = findings.filter(({ severity }) => severity === 'error');
  const ofVersions = errors.filter(({ path }) => path[1] === 'versions' && typeof path[2] === 'number');
  const unsound = new Set(ofVersions.filter(isAboutTraffic).map(({ path }) => path[2]));
  const unclear = new Set(ofVersions.filter(isAboutWorkload).map(({ path }) => path[2]));
  const isTakenOut = (path: Path) => errors.some((error) => startsWith(path, error.path));
  const hasSoundMetadata = (path: Path) =>
    ['name', 'namespace'].every((key) => !isTakenOut([...path, 'metadata', key]));
  return {
    traffic: errors.some(({ path }) => isAboutStrategy(path)),
    isSound: ({ index }) => !unsound.has(index),
    hasSoundWorkload: ({ index }) => !unclear.has(index),
    // A version without its own name is named after the application.
    hasSoundName: ({ path }) => [path, ['application']].every(hasSoundMetadata),
    isTakenOut,
    hadErrors: (path) => isTakenOut(path) || errors.some((error) => startsWith(error.path, path)),
  };
}

function startsWith(path: Path, start: Path): boolean {
  return start.every((step, index) => path[index] === step);
}

/** An unknown key next to `strategy` or `versions` may be one of them, misspelt. */
function isAboutStrategy(path: Path): boolean {
  const [top, key] = path;
  if (path.length === 1) return top !== 'gateway' && top !== 'iter8Version';
  return top === 'application' && (key === 'strategy' || (path.length === 2 && key !== 'port' && key !== 'metadata'));
}

/** An error in a weight or a condition, an unknown key that may be either, or a version that is not a map. */
function isAboutTraffic({ code, path, meant }: SchemaFinding): boolean {
  const isUnclear = code === 'unknown-key' && meant === undefined && path.length === 4;
  return path.length <= 3 || isUnclear || trafficKeys.has(String((meant ?? path)[3]));
}

function isAboutWorkload({ path, meant }: SchemaFinding): boolean {
  const [key, ...steps] = (meant ?? path).slice(3).filter((step) => typeof step === 'string');
  if (key === undefined) return true;
  if (key === 'port' || key === 'from') return true;
  if (!String(key).endsWith('Specification')) return false;
  return steps.every((step, index) => workloadSteps.has(step) || labelMaps.has(String(steps[index - 1])));
}
