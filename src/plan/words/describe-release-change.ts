import type { PlannedRelease } from '../plan.ts';

/** What release changes, on one line: `httpbin in default: blue-green on deployment-istio, 1 version → 2 versions`. */
export function describeReleaseChange(before: PlannedRelease, after: PlannedRelease): string {
  const facts = (read: (release: PlannedRelease) => string) =>
    read(before) === read(after) ? read(after) : `${read(before)} → ${read(after)}`;
  const place = facts(({ name, namespace }) => `${name} in ${namespace}`);
  const kind = `${facts(({ strategy }) => strategy)} on ${facts(({ environment }) => environment)}`;
  return `${place}: ${kind}, ${facts(({ versions }) => count(versions.length))}`;
}

function count(versions: number): string {
  return versions === 1 ? '1 version' : `${versions} versions`;
}
