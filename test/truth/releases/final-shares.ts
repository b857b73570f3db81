import type { Release, Version } from '../../../src/release/release.ts';
import type { PilotAnswer, PilotBranch } from '../../e2e/cluster/pilot-dialogue.ts';

/** What the versions of a release get of a request, by the version's index. */
export interface FinalShares {
  /** From 0 to 1. */
  readonly shares: ReadonlyMap<number, number>;
  /** Percentages of copies. */
  readonly copies: ReadonlyMap<number, number>;
  /** Destinations that belong to no version. */
  readonly strangers: readonly string[];
}

/**
 * Follows a request in Istio's routes to its ends, and finds the version there: by its Service, by its Host at Knative's gateway,
 * or by the header with which ModelMesh chooses a model. It does not look at the header with the version's name, which the
 * route adds.
 */
export function finalShares(answer: PilotAnswer, release: Release): FinalShares {
  const shares = new Map<number, number>();
  const copies = new Map<number, number>();
  const strangers: string[] = [];
  const reach = (branch: PilotBranch, part: number, into: Map<number, number>) => {
    const found = versionsAt(branch, release);
    const [version] = found;
    if (version === undefined || found.length > 1) strangers.push(`${branch.cluster} ${branch.host}`);
    else into.set(version.index, (into.get(version.index) ?? 0) + (into === copies ? part * 100 : part));
  };
  const walk = (at: PilotAnswer, part: number, into: Map<number, number>) => {
    if (at.kind !== 'forward' || at.config === undefined) return;
    const branches = at.branches ?? [];
    for (const branch of branches) {
      if (goesOn(branch.next)) walk(branch.next, part * branch.share, into);
      else reach(branch, part * branch.share, into);
    }
    for (const { cluster, percent, next = [] } of at.mirrors ?? []) {
      for (const [index, branch] of branches.entries()) {
        const copied = (part * branch.share * percent) / 100;
        const further = next[index] ?? undefined;
        if (goesOn(further)) walk(further, copied, copies);
        else reach({ ...branch, cluster }, copied, copies);
      }
    }
  };
  walk(answer, 1, shares);
  return { shares, copies, strangers };
}

/** Whether the gateway has a route of the release for the request. */
function goesOn(next: PilotAnswer | undefined): next is PilotAnswer {
  return next !== undefined && next.kind !== 'novhost' && next.config !== undefined;
}

function versionsAt({ cluster, host, headers }: PilotBranch, { versions, settings }: Release): readonly Version[] {
  const [, port, , service] = cluster.split('|');
  const model = headers['mm-vmodel-id'];
  if (model !== undefined && service === settings.serviceHost && port === String(settings.servicePort)) {
    return versions.filter(({ destination }) => destination.name === model);
  }
  return versions.filter(({ destination }) =>
    destination.host === service ? Number(port) === destination.port : destination.host === host,
  );
}
