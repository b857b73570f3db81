import type { EnvironmentPack } from '../environments/environment.ts';
import type { Release } from '../release/release.ts';
import { findAnswer } from '../routing/answer/answer.ts';
import type { RequestSpec } from '../routing/answer/build-request.ts';
import { readMadeRoutes } from '../routing/answer/read-made-routes.ts';
import { routemapOfRelease } from './routemap-of-release.ts';

/** Who answers a request, as `iter8-release route -o json` says it. */
export interface RequestAnswer {
  /** The rule that matches: its name, else its place in the route; null if none does. */
  readonly rule: string | null;
  /** Which version answers which part of such requests, from 0 to 1. */
  readonly shares: readonly { readonly version: string; readonly share: number }[];
  /** Which version gets copies of how many of 100 such requests. */
  readonly mirrors: readonly { readonly version: string; readonly percent: number }[];
  /** What part of such requests goes to no version, and with which status it ends; null where no route looks at them. */
  readonly ended: readonly { readonly status: number | null; readonly share: number; readonly reason: string }[];
  /** Where the client is sent; null where it is not. */
  readonly location: string | null;
  /** Why it cannot be told what becomes of all of them; null if it can. */
  readonly unknown: string | null;
}

/** An answer, or why there is none, as a sentence without an end. */
export type AnsweredRequest =
  | { readonly ok: true; readonly answer: RequestAnswer }
  | { readonly ok: false; readonly message: string };

/**
 * Which version of a release answers a request, by the route that the Iter8 controller makes.
 *
 * @param request what is left out is as usual: `GET /` from inside the mesh, to the first host of the route
 * @param available for each version, whether it is available; without it all are
 */
export function answerRequest(
  release: Release,
  pack: EnvironmentPack,
  request: RequestSpec,
  available: readonly boolean[] = release.versions.map(() => true),
): AnsweredRequest {
  const found = readMadeRoutes(routemapOfRelease(release, pack), available);
  if (found.kind === 'none') return { ok: false, message: found.message };
  if (found.kind === 'broken')
    return { ok: false, message: found.diagnostics.map(({ message }) => message).join('; ') };
  const asked = findAnswer(found.routes, request, found.known);
  if (!asked.ok) return asked;
  const { rule, shares, mirrors, ended, location, unknown } = asked.answer;
  return {
    ok: true,
    answer: {
      rule,
      shares: shares.map(({ version, share }) => ({ version, share })),
      mirrors: mirrors.map(({ version, percent }) => ({ version, percent })),
      ended,
      location,
      unknown,
    },
  };
}
