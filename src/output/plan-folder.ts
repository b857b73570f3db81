import type { Disk } from './disk.ts';
import { findMadeFiles, type MadeFiles } from './find-made-files.ts';

/** What is to happen in a folder; all paths from the folder. */
export interface FolderPlan {
  /** The files to write, with their text. */
  readonly written: ReadonlyMap<string, string>;
  readonly unchanged: readonly string[];
  readonly removed: readonly string[];
  /** Those of `written` that are there already. */
  readonly replaced: ReadonlySet<string>;
}

/** Why a folder is left as it is. */
export interface Refused {
  readonly kind: 'refused';
  /** `out/kustomization.yaml has been edited …` without the folder: begins with the path from it. */
  readonly path: string;
  readonly reason: string;
}

/**
 * Compares a folder with what is to be in it. What the program did not make is neither replaced nor removed.
 *
 * @param files by path from the folder
 * @param removeStale whether to remove what the program made there earlier and makes no more
 * @throws NodeJS.ErrnoException if something cannot be read
 */
export function planFolder(
  root: string,
  files: ReadonlyMap<string, string>,
  removeStale: boolean,
  disk: Disk,
): { readonly kind: 'plan'; readonly plan: FolderPlan } | Refused {
  const made = findMadeFiles(root, disk);
  if (made.kind !== 'known') return refuseList(made);
  const written = new Map<string, string>();
  const replaced = new Set<string>();
  const unchanged: string[] = [];
  const wayOf = createWayReader(root, disk);
  for (const [path, text] of files) {
    const obstacle = wayOf(path);
    if (obstacle !== undefined) return inTheWay(obstacle);
    const kind = disk.kindOf(`${root}/${path}`);
    if (kind === 'file' && disk.read(`${root}/${path}`).equals(Buffer.from(text))) unchanged.push(path);
    else if (kind === 'none' || made.files.has(path)) {
      written.set(path, text);
      if (kind !== 'none') replaced.add(path);
    } else return inTheWay(path);
  }
  const removed = removeStale ? [...made.files].filter((path) => !files.has(path)).sort() : [];
  return { kind: 'plan', plan: { written, unchanged, removed, replaced } };
}

/** Finds the first thing on the way to a file that is there and no folder. */
function createWayReader(root: string, disk: Disk): (path: string) => string | undefined {
  const clear = new Set<string>();
  return (path) => {
    for (let end = path.indexOf('/'); end !== -1; end = path.indexOf('/', end + 1)) {
      const way = path.slice(0, end);
      if (clear.has(way)) continue;
      const kind = disk.kindOf(`${root}/${way}`);
      if (kind !== 'folder' && kind !== 'none') return way;
      clear.add(way);
    }
    return undefined;
  };
}

function refuseList({ kind, path }: Exclude<MadeFiles, { readonly kind: 'known' }>): Refused {
  const own = 'another kustomization.yaml that names this folder as a resource';
  const reason =
    kind === 'edited'
      ? 'it has been changed since iter8-release wrote it; take it back with git (either side of a merge will do) and ' +
        `render again; changes of your own belong into ${own}`
      : "it is not of iter8-release's making; render into a folder of its own, and name that folder there as a resource";
  return { kind: 'refused', path, reason };
}

function inTheWay(path: string): Refused {
  const reason = "it is in the way and not of iter8-release's making; move it away, or render into another folder";
  return { kind: 'refused', path, reason };
}
