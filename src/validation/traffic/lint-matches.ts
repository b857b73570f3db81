import type { Path } from '../../diagnostics/diagnostic.ts';
import { versionConditions } from '../../release/conditions/version-conditions.ts';
import type { Version } from '../../release/release.ts';
import { type DataMap, dataAt, isMap } from '../../values/data.ts';
import { type Finding, keyAt, type Place, valueAt } from '../finding.ts';
import { countConditions, implies, meetsEverything } from './compare-matches.ts';
import { readRouteMatch } from './gateway-match.ts';
import { hasSamePrecedence } from './has-same-precedence.ts';
import { type MatchEntry, readMatchEntry } from './istio-match.ts';
import type { TrafficContext } from './traffic-context.ts';

/** Each condition is compared with all of the candidates before. No release has so many; a hostile input may. */
const mostCompared = 1000;

/** How conditions are compared: Istio takes the first that a request meets, the Gateway API the most specific. */
interface Form {
  readonly read: (entry: DataMap, context: TrafficContext) => MatchEntry;
  /** Whether every request that meets a later condition goes to an earlier one. */
  readonly hides: (earlier: MatchEntry, later: MatchEntry) => boolean;
  /** What follows where every request meets a condition of a version. */
  readonly consequence: (index: number) => string;
}

const forms: { readonly [key: string]: Form } = {
  match: {
    read: (entry, { release }) => readMatchEntry(entry, release.application.gateways),
    hides: (earlier, later) => implies(later, earlier),
    consequence: (index) => `version ${index} gets all requests while it is available`,
  },
  matches: {
    read: readRouteMatch,
    hides: (earlier, later) => implies(later, earlier) && hasSamePrecedence(earlier, later),
    consequence: (index) =>
      `version ${index} gets all requests that meet no narrower one while it is available, and the primary none`,
  },
};

interface Candidate {
  readonly version: Version;
  readonly form: Form;
  readonly entries: readonly MatchEntry[];
  /** Where the list stands; null for the default conditions. */
  readonly list: Path | null;
  /** Where each entry stands; for the default conditions, the version. */
  readonly paths: readonly Path[];
}

/** Conditions that every request meets, and conditions that an earlier candidate's leave nothing for. */
export function lintMatches(context: TrafficContext): readonly Finding[] {
  const { match } = context.strategy;
  const form = match === null ? undefined : forms[match.key];
  if (match === null || form === undefined) return [];
  const candidates = context.release.versions
    .filter((version) => version.role === 'candidate' && context.isSound(version))
    .flatMap((version) => readCandidate(version, { ...context, match, form }))
    .filter(withinBudget());
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

interface FormContext extends TrafficContext {
  readonly match: NonNullable<TrafficContext['strategy']['match']>;
  readonly form: Form;
}

/** Nothing is known of a version whose conditions the environment cannot have. */
function readCandidate(version: Version, context: FormContext): readonly Candidate[] {
  const given = dataAt(context.values, version.path);
  const { conditions, path, problems } = versionConditions(isMap(given) ? given : {}, context.match);
  if (problems.length > 0) return [];
  const list = path && [...version.path, ...path];
  return [
    {
      version,
      form: context.form,
      entries: conditions.map((entry) => context.form.read(isMap(entry) ? entry : {}, context)),
      list,
      paths: conditions.map((_, index) => (list === null ? version.path : [...list, index])),
    },
  ];
}

/** True for the candidates that leave enough of what may be compared, so that the time does not grow with the square. */
function withinBudget(): (candidate: Candidate) => boolean {
  let left = mostCompared;
  return ({ entries }) => {
    const cost = entries.reduce((sum, entry) => sum + 1 + countConditions(entry), 0);
    if (cost > left) return false;
    left -= cost;
    return true;
  };
}

function explainGreedy({ version, form, entries, paths }: Candidate): Finding {
  const path = paths[entries.findIndex(meetsEverything)] ?? version.path;
  return {
    code: 'match-everything',
    severity: 'warning',
    path,
    message: `every request meets this condition, so ${form.consequence(version.index)}`,
    hint: 'name what tells the requests for this version apart, such as a header',
    at: valueAt(path),
  };
}

function explainHidden(candidate: Candidate, earlier: readonly Candidate[]): readonly Finding[] {
  const hiders = candidate.entries.map((entry) => findHider(entry, candidate.form, earlier));
  const hidden = candidate.paths.flatMap((path, index) => {
    const hider = hiders[index];
    return hider === undefined ? [] : [{ path, hider }];
  });
  const [first] = hidden;
  if (first === undefined) return [];
  if (hidden.length < candidate.entries.length) return hidden.map(({ path, hider }) => explainEntry(path, hider));
  const { version, list } = candidate;
  const path = list ?? version.path;
  return [
    {
      code: 'match-hidden',
      severity: 'warning',
      path,
      message: `version ${version.index} gets no requests: those that meet its conditions all go to an earlier version`,
      hint: list === null ? 'it has the default condition, the header traffic: test; give it its own' : otherOrder,
      at: list === null ? valueAt(path) : keyAt(path),
      related: relatedPlaces(hidden.map(({ hider }) => hider)),
    },
  ];
}

const otherOrder = 'give it other conditions, or put it before the version with the wider ones';

interface Hider {
  readonly version: Version;
  readonly at: Place;
}

function findHider(entry: MatchEntry, form: Form, earlier: readonly Candidate[]): Hider | undefined {
  for (const { version, entries, paths } of earlier) {
    const index = entries.findIndex((other) => form.hides(other, entry));
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
