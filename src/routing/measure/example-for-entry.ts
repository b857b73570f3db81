import { insideMesh } from '../../mesh/names.ts';
import type { Request } from '../../mesh/request.ts';
import type { Entry, Route, Rule } from '../../mesh/route.ts';
import { type Answer, findAnswer } from '../answer/answer.ts';
import { buildRequest, type RequestSpec } from '../answer/build-request.ts';
import { exampleRequest } from '../simulate/example-request.ts';
import type { KnownVersion } from '../simulate/name-version.ts';
import { normalizePath } from '../simulate/normalize-path.ts';
import { tryRules } from '../simulate/try-rules.ts';
import { entryKey } from './coverage.ts';

/** A request as a file of expectations has it, and the answer. */
export interface Example {
  readonly spec: RequestSpec;
  readonly answer: Answer;
}

/** What is added to the path: another rule may take the shortest path that meets a condition. */
const pathEnds = ['', '/x', 'x'];

/** A request that comes into a rule by an entry; null if none is found, for example because an earlier rule takes all. */
export function exampleForEntry(
  routes: readonly Route[],
  place: { readonly route: Route; readonly rule: Rule; readonly entry: Entry },
  known: readonly KnownVersion[],
): Example | null {
  const { route, rule, entry } = place;
  const wanted = entryKey(route, rule, entry);
  for (const base of plainRequests(route)) {
    const first = exampleRequest(base, entry.conditions);
    for (const end of first === null ? [] : pathEnds) {
      const request = exampleRequest({ ...base, path: `${first?.path ?? '/'}${end}` }, notAboutPath(entry));
      if (request === null || winnerOf(routes, request) !== wanted) continue;
      const example = answered(routes, request, known);
      if (example !== null) return example;
    }
  }
  return null;
}

function winnerOf(routes: readonly Route[], request: Request): string | null {
  const { winner } = tryRules(routes, { ...request, path: normalizePath(request.path) });
  return winner && entryKey(winner.route, winner.rule, winner.entry);
}

function notAboutPath({ conditions }: Entry): Entry['conditions'] {
  return conditions.filter(({ subject }) => subject.kind !== 'path' && subject.kind !== 'query');
}

/** Requests to each place where a route applies, inside the mesh first. */
function plainRequests(route: Route): readonly Request[] {
  const gateways = route.gateways.toSorted((one, other) => Number(other === insideMesh) - Number(one === insideMesh));
  const hosts = [undefined, ...route.hosts.map((host) => host.replace(/^\*/, 'any'))];
  return gateways.flatMap((gateway) =>
    hosts.flatMap((host) => {
      const built = buildRequest([route], { gateway, ...(host === undefined ? {} : { host }) });
      return built.ok ? [built.request] : [];
    }),
  );
}

function answered(routes: readonly Route[], request: Request, known: readonly KnownVersion[]): Example | null {
  for (const spec of [shortSpec(routes, request), wholeSpec(request)]) {
    const built = buildRequest(routes, spec);
    if (!built.ok || !isSame(built.request, request)) continue;
    const found = findAnswer(routes, spec, known);
    if (found.ok) return { spec, answer: found.answer };
  }
  return null;
}

/** Only what differs from the request that has nothing of its own. */
function shortSpec(routes: readonly Route[], request: Request): RequestSpec {
  const usual = buildRequest(routes, {});
  if (!usual.ok) return wholeSpec(request);
  const whole: RequestSpec = wholeSpec(request);
  const plain: RequestSpec = wholeSpec(usual.request);
  const different = Object.entries(whole).filter(
    ([key, value]) => JSON.stringify(value) !== JSON.stringify(plain[key as keyof RequestSpec]),
  );
  return Object.fromEntries(different);
}

function wholeSpec({ source, headers, ...request }: Request): RequestSpec {
  return {
    ...request,
    headers: [...headers],
    ...(source.namespace === null ? {} : { sourceNamespace: source.namespace }),
    sourceLabels: [...source.labels],
  };
}

function isSame(one: Request, other: Request): boolean {
  return JSON.stringify(wholeSpec(one)) === JSON.stringify(wholeSpec(other));
}
