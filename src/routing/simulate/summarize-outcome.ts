import { meshOf } from '../../mesh/meshes.ts';
import type { Request } from '../../mesh/request.ts';
import type { Destination } from '../../mesh/route.ts';
import type { Outcome } from './follow-request.ts';
import { type KnownVersion, nameVersion } from './name-version.ts';
import { requestPaths } from './request-paths.ts';

/** A summary of what happens to a request. */
export interface Summary {
  /** The first rule that matches; null if no rule matches. */
  readonly rule: string | null;
  /** The share of each version that answers, from 0 to 1; empty if no version answers. */
  readonly shares: readonly VersionShare[];
  /** The percentage of requests that is copied to each version. */
  readonly mirrors: readonly VersionMirror[];
  /**
   * The share of requests that no version answers: they are refused, redirected, or answered by a rule. The status is null if
   * no route accepts them.
   */
  readonly ended: readonly { readonly status: number | null; readonly share: number; readonly reason: string }[];
  /** Why the outcome of some requests is unknown, as the end of a sentence; null if it is known. */
  readonly unknown: string | null;
}

export interface VersionShare {
  readonly version: string;
  readonly share: number;
  readonly destination: Destination;
  /** The request as it is sent there. */
  readonly request: Request;
}

export interface VersionMirror {
  readonly version: string;
  readonly percent: number;
  readonly destination: Destination;
  /** The copy as it is sent there. */
  readonly request: Request;
}

/**
 * Summarizes what happens to a request, by the version at the end of each path.
 *
 * @param known the versions of the release, for routes that do not name them
 */
export function summarizeOutcome(outcome: Outcome, known: readonly KnownVersion[] = []): Summary {
  const ends = requestPaths(outcome);
  const versions = ends.flatMap((end) =>
    end.kind === 'version' ? [{ ...end, version: nameVersion(end, known) }] : [],
  );
  const answered = sum(versions.filter(({ copied }) => !copied));
  const copied = sum(versions.filter((end) => end.copied));
  return {
    rule: ruleName(outcome),
    shares: answered.map(({ part, ...version }) => ({ ...version, share: roundSum(part) })),
    mirrors: copied.map(({ part, ...version }) => ({ ...version, percent: roundSum(part * 100) })),
    ended: ends.flatMap((end) =>
      end.kind === 'ended' && !end.copied
        ? [{ status: end.status, share: roundSum(end.part), reason: end.reason }]
        : [],
    ),
    unknown: ends.find((end) => end.kind === 'unknown')?.reason ?? null,
  };
}

/** The name of the first rule that matches, else its place in the object; null if no rule matches. */
function ruleName({ visit }: Outcome): string | null {
  const { winner } = visit;
  if (winner === null) return null;
  return winner.rule.name ?? `${meshOf(winner.route).rulesField}[${winner.rule.number - 1}]`;
}

interface Part {
  readonly version: string;
  readonly part: number;
  readonly destination: Destination;
  readonly request: Request;
}

/** If several paths lead to a version, the first gives its destination. */
function sum(parts: readonly Part[]): readonly Part[] {
  const sums = new Map<string, Part>();
  for (const { version, part, destination, request } of parts) {
    const before = sums.get(version);
    if (before === undefined) sums.set(version, { version, part, destination, request });
    else sums.set(version, { ...before, part: before.part + part });
  }
  return [...sums.values()];
}

/** Drops the last digits, because sums of fractions are not exact. */
export function roundSum(part: number): number {
  return Number(part.toFixed(12));
}
