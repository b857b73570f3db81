import type { EnvironmentPack } from '../environments/environment.ts';
import type { Release } from '../release/release.ts';
import { findAnswer } from '../routing/answer/answer.ts';
import type { RequestSpec } from '../routing/answer/build-request.ts';
import { readMadeRoutes } from '../routing/answer/read-made-routes.ts';
import { routemapOfRelease } from './routemap-of-release.ts';

/** Which versions answer a request, in the form of `iter8-release route -o json`. */
export interface RequestAnswer {
  /** The name of the rule that matches, or else its place in the route; null if no rule matches. */
  readonly rule: string | null;
  /** The share of such requests that each version answers, from 0 to 1. */
  readonly shares: readonly { readonly version: string; readonly share: number }[];
  /** The percentage of such requests that each mirror gets copies of. */
  readonly mirrors: readonly { readonly version: string; readonly percent: number }[];
  /** The share of such requests that reach no version, and their status; null if no route handles them. */
  readonly ended: readonly { readonly status: number | null; readonly share: number; readonly reason: string }[];
  /** The target of a redirect; null without one. */
  readonly location: string | null;
  /** Why the answer is incomplete; null if it is complete. */
  readonly unknown: string | null;
}

/** An answer, or why there is none, as a sentence without a full stop. */
export type AnsweredRequest =
  | { readonly ok: true; readonly answer: RequestAnswer }
  | { readonly ok: false; readonly message: string };

/**
 * Finds out which version of a release answers a request, by the route that the Iter8 controller makes.
 *
 * @param request the default is `GET /` from inside the mesh, to the first host of the route
 * @param available for each version, whether it is available; by default all are
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
