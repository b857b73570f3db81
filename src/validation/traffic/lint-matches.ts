import type { Path } from '../../diagnostics/diagnostic.ts';
import { isMap } from '../../release/read-data.ts';
import type { Version } from '../../release/release.ts';
import { type Finding, type Place, valueAt } from '../finding.ts';
import { dataAt } from '../schema/data-at.ts';
import { implies, meetsEverything } from './compare-matches.ts';
import { type MatchEntry, readMatchEntry } from './istio-match.ts';
import type { TrafficContext } from './traffic-context.ts';

/** Each candidate is compared with all before it. No release has so many; a hostile input may. */
const mostCompared = 500;

interface Candidate {
  readonly version: Version;
  readonly entries: readonly MatchEntry[];
  /** Where each entry stands; for the default conditions, the version. */
  readonly paths: readonly Path[];
}

/** Conditions of Istio that every request meets, and conditions that an earlier candidate's leave nothing for. */
export function lintMatches(context: TrafficContext): readonly Finding[] {
  if (context.strategy.match?.key !== 'match') return [];
  const candidates = context.release.versions
    .filter((version) => version.role === 'candidate' && context.isSound(version))
    .slice(0, mostCompared)
    .map((version) => readCandidate(version, context));
  const greedy = candidates.filter(({ entries }) => entries.some(meetsEverything));
  return [
    ...greedy.map(explainGreedy),
    ...candidates.flatMap((candidate, index) => {
      // What a greedy candidate leaves nothing for is said of the greedy one.
      const earlier = candidates.slice(0, index).filter((other) => !greedy.includes(other));
      return greedy.includes(candidate) ? [] : explainHidden(candidate, earlier);
    }),
  ];
}

function readCandidate(version: Version, { values, release }: TrafficContext): Candidate {
  const match = version.match ?? [];
  const path = [...version.path, 'match'];
  const given = dataAt(values, path);
  const isOwn = Array.isArray(given) && given.length > 0;
  return {
    version,
    entries: match.map((entry) => readMatchEntry(isMap(entry) ? entry : {}, release.application.gateways)),
    paths: match.map((_, index) => (isOwn ? [...path, index] : version.path)),
  };
}

function explainGreedy({ version, entries, paths }: Candidate): Finding {
  const path = paths[entries.findIndex(meetsEverything)] ?? version.path;
  return {
    code: 'match-everything',
    severity: 'warning',
    path,
    message: `every request meets this condition, so version ${version.index} gets all requests while it is available`,
    hint: 'name what tells the requests for this version apart, such as a header',
    at: valueAt(path),
  };
}

function explainHidden(candidate: Candidate, earlier: readonly Candidate[]): readonly Finding[] {
  const hiders = candidate.entries.map((entry) => findHider(entry, earlier));
  const hidden = candidate.paths.flatMap((path, index) => {
    const hider = hiders[index];
    return hider === undefined ? [] : [{ path, hider }];
  });
  const [first] = hidden;
  if (first === undefined) return [];
  if (hidden.length < candidate.entries.length) return hidden.map(({ path, hider }) => explainEntry(path, hider));
  const { version, paths } = candidate;
  const path = paths[0] === version.path ? version.path : [...version.path, 'match'];
  return [
    {
      code: 'match-hidden',
      severity: 'warning',
      path,
      message: `version ${version.index} gets no requests: those that meet its conditions all go to an earlier version`,
      hint:
        paths[0] === version.path
          ? 'it has the default condition, the header traffic: test; give it a match'
          : otherOrder,
      at: path === version.path ? valueAt(path) : { path, part: 'key' },
      related: relatedPlaces(hidden.map(({ hider }) => hider)),
    },
  ];
}

const otherOrder = 'give it other conditions, or put it before the version with the wider ones';

interface Hider {
  readonly version: Version;
  readonly at: Place;
}

function findHider(entry: MatchEntry, earlier: readonly Candidate[]): Hider | undefined {
  for (const { version, entries, paths } of earlier) {
    const index = entries.findIndex((other) => implies(entry, other));
    if (index >= 0) return { version, at: valueAt(paths[index] ?? version.path) };
  }
  return undefined;
}

function explainEntry(path: Path, hider: Hider): Finding {
  return {
    code: 'match-hidden',
    severity: 'warning',
    path,
    message: `no request meets this condition that does not go to version ${hider.version.index} before`,
    hint: otherOrder,
    at: valueAt(path),
    related: relatedPlaces([hider]),
  };
}

function relatedPlaces(hiders: readonly Hider[]): readonly { readonly message: string; readonly at: Place }[] {
  const places = new Map(hiders.map((hider) => [JSON.stringify(hider.at), hider]));
  return [...places.values()].map(({ version, at }) => ({ message: `version ${version.index} gets them by this`, at }));
}
