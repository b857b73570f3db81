import type { Path } from '../../diagnostics/diagnostic.ts';
import { formatPath } from '../../diagnostics/format-path.ts';
import { accepted, wholeOf } from '../../mesh/field.ts';
import { hides, tellingConditions } from '../../mesh/implies.ts';
import type { Mesh, ReadEntry, SettledEntry } from '../../mesh/mesh.ts';
import { meshByConditionKey } from '../../mesh/meshes.ts';
import type { Release, Version } from '../../release/release.ts';
import { settleConditions } from '../../release/settle-conditions.ts';
import { versionConditions } from '../../release/version-conditions.ts';
import { type Data, dataAt, isMap } from '../../values/data.ts';
import { type Finding, keyAt, type Place, valueAt } from '../finding.ts';
import type { TrafficContext } from './traffic-context.ts';

/** Each condition is compared with the conditions of all earlier candidates. Only hostile input has this many. */
const mostCompared = 1000;

interface Candidate {
  readonly version: Version;
  readonly entries: readonly ReadEntry[];
  /** Where the list stands; null for the default conditions. */
  readonly list: Path | null;
  /** Where each entry stands; for the default conditions, the version. */
  readonly paths: readonly Path[];
}

/** Finds conditions that every request matches, and conditions whose requests all go to an earlier candidate. */
export function lintMatches(context: TrafficContext): readonly Finding[] {
  const { match } = context.strategy;
  // The form of an environment's own key is not known.
  const mesh = match === null ? undefined : meshByConditionKey(match.key);
  if (match === null || mesh === undefined) return [];
  const { application } = context.release;
  const meetsAll = ({ conditions }: ReadEntry) => tellingConditions(conditions, application).length === 0;
  const given = context.release.versions
    .filter((version) => version.role === 'candidate' && context.isSound(version))
    .flatMap((version) => givenConditions(version, match, context));
  const { lists } = settleConditions(
    given.map(({ conditions }) => conditions),
    match,
  );
  const candidates = given
    .map((candidate, index) => readCandidate(candidate, lists[index] ?? [], mesh, application.namespace))
    .filter(withinBudget());
  const greedy = candidates.filter(({ entries }) => entries.some(meetsAll));
  return [
    ...greedy.map((candidate) => explainGreedy(candidate, candidate.entries.findIndex(meetsAll))),
    ...candidates.flatMap((candidate, index) => {
      // The finding about a greedy candidate covers what it takes from later ones.
      const earlier = candidates.slice(0, index).filter((other) => !greedy.includes(other));
      return greedy.includes(candidate) ? [] : explainHidden(candidate, earlier, application);
    }),
  ];
}

interface Given {
  readonly version: Version;
  readonly conditions: readonly Data[];
  readonly list: Path | null;
}

/** Leaves out a version with conditions that the environment does not support. */
function givenConditions(
  version: Version,
  match: NonNullable<TrafficContext['strategy']['match']>,
  { values }: TrafficContext,
): readonly Given[] {
  const given = dataAt(values, version.path);
  const { conditions, path, problems } = versionConditions(isMap(given) ? given : {}, match);
  return problems.length > 0 ? [] : [{ version, conditions, list: path && [...version.path, ...path] }];
}

/** Reads the conditions as they are in the route. */
function readCandidate(
  { version, list }: Given,
  settled: readonly SettledEntry[],
  mesh: Mesh,
  namespace: string,
): Candidate {
  return {
    version,
    entries: settled.map(({ entry }) => mesh.conditions.read(wholeOf(entry, accepted), namespace)),
    list,
    paths: settled.map(({ from }) => (list === null ? version.path : [...list, from])),
  };
}

/** Keeps candidates until the budget is used up, so that the time does not grow with the square of their number. */
function withinBudget(): (candidate: Candidate) => boolean {
  let left = mostCompared;
  return ({ entries }) => {
    const cost = entries.reduce((sum, { conditions }) => sum + 1 + conditions.length, 0);
    if (cost > left) return false;
    left -= cost;
    return true;
  };
}

function explainGreedy({ version, entries, paths }: Candidate, index: number): Finding {
  const path = paths[index] ?? version.path;
  const gets = `version ${version.index} gets all requests`;
  const isFirstWinner = entries.every(({ rank }) => rank.length === 0);
  const consequence = isFirstWinner
    ? `${gets} while it is available`
    : `${gets} that match no narrower condition while it is available, and the primary gets none`;
  return {
    code: 'match-everything',
    severity: 'warning',
    path,
    message: `every request matches this condition, so ${consequence}`,
    hint: 'add a condition that only the requests for this version match, such as a header',
    at: valueAt(path),
  };
}

function explainHidden(
  candidate: Candidate,
  earlier: readonly Candidate[],
  application: Release['application'],
): readonly Finding[] {
  const hiders = candidate.entries.map((entry) => findHider(entry, earlier, application));
  const hidden = candidate.paths.flatMap((path, index) => {
    const hider = hiders[index];
    return hider === undefined ? [] : [{ path, hider }];
  });
  const [first] = hidden;
  if (first === undefined) return [];
  if (hidden.length < candidate.entries.length) {
    // Several entries of the route can come from one condition.
    const told = new Set(candidate.paths.filter((_, index) => hiders[index] === undefined).map(formatPath));
    return hidden.flatMap(({ path, hider }) => {
      const isTold = told.has(formatPath(path));
      told.add(formatPath(path));
      return isTold ? [] : [explainEntry(path, hider)];
    });
  }
  const { version, list } = candidate;
  const path = list ?? version.path;
  return [
    {
      code: 'match-hidden',
      severity: 'warning',
      path,
      message: `version ${version.index} gets no requests: earlier versions match every request that its conditions match`,
      hint:
        list === null
          ? 'it has the default condition, the header traffic: test; give it conditions of its own'
          : otherOrder,
      at: list === null ? valueAt(path) : keyAt(path),
      related: relatedPlaces(hidden.map(({ hider }) => hider)),
    },
  ];
}

const otherOrder = 'change its conditions, or move it before the version with the wider conditions';

interface Hider {
  readonly version: Version;
  readonly at: Place;
}

function findHider(
  entry: ReadEntry,
  earlier: readonly Candidate[],
  application: Release['application'],
): Hider | undefined {
  for (const { version, entries, paths } of earlier) {
    const index = entries.findIndex((other) => hides(other, entry, application));
    if (index >= 0) return { version, at: valueAt(paths[index] ?? version.path) };
  }
  return undefined;
}

function explainEntry(path: Path, hider: Hider): Finding {
  return {
    code: 'match-hidden',
    severity: 'warning',
    path,
    message: `version ${hider.version.index} already matches every request that this condition matches`,
    hint: otherOrder,
    at: valueAt(path),
    related: relatedPlaces([hider]),
  };
}

function relatedPlaces(hiders: readonly Hider[]): readonly { readonly message: string; readonly at: Place }[] {
  const places = new Map(hiders.map((hider) => [JSON.stringify(hider.at), hider]));
  return [...places.values()].map(({ version, at }) => ({ message: `version ${version.index} matches them here`, at }));
}
