import type { Path } from '../diagnostics/diagnostic.ts';
import { meshes } from '../mesh/meshes.ts';
import type { Version } from '../release/release.ts';
import type { SchemaFinding } from './schema/schema-finding.ts';

/** What is so wrong that judging what depends on it would only add wrong findings. */
export interface UntrustedParts {
  /** Environment, strategy or the list of versions: nothing can be said about the traffic. */
  readonly traffic: boolean;
  /** Whether weight and conditions of a version are as its author meant them. */
  readonly isSound: (version: Version) => boolean;
  /** Whether pods, selectors and ports in a version's specifications are as their author meant them. */
  readonly hasSoundWorkload: (version: Version) => boolean;
  /** Whether name and namespace of a version are as their author meant them. */
  readonly hasSoundName: (version: Version) => boolean;
  /** Whether what stands at a path was wrong, so that the values which are checked are without it. */
  readonly isTakenOut: (path: Path) => boolean;
}

/** Steps of a path that lead to pod labels, selectors and ports. */
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

/** Judges by the errors of the schemas what else can be judged. */
export function findUntrustedParts(findings: readonly SchemaFinding[]): UntrustedParts {
  const errors = findings.filter(({ severity }) => severity === 'error');
  const ofVersions = errors.filter(({ path }) => path[1] === 'versions' && typeof path[2] === 'number');
  const unsound = new Set(ofVersions.filter(isAboutTraffic).map(({ path }) => path[2]));
  const unclear = new Set(ofVersions.filter(isAboutWorkload).map(({ path }) => path[2]));
  const isTakenOut = (path: Path) => errors.some((error) => error.path.every((step, index) => path[index] === step));
  const hasSoundMetadata = (path: Path) =>
    ['name', 'namespace'].every((key) => !isTakenOut([...path, 'metadata', key]));
  return {
    traffic: errors.some(({ path }) => isAboutStrategy(path)),
    isSound: ({ index }) => !unsound.has(index),
    hasSoundWorkload: ({ index }) => !unclear.has(index),
    // A version without a name of its own is named after the application.
    hasSoundName: ({ path }) => [path, ['application']].every(hasSoundMetadata),
    isTakenOut,
  };
}

/** An unknown key beside `strategy` or `versions` may be meant to be one of them. */
function isAboutStrategy(path: Path): boolean {
  const [top, key] = path;
  if (path.length === 1) return top !== 'gateway' && top !== 'iter8Version';
  return top === 'application' && (key === 'strategy' || (path.length === 2 && key !== 'port' && key !== 'metadata'));
}

/** A version that is no map, has a key of which nobody knows what it is meant to be, or a wrong weight or condition. */
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
