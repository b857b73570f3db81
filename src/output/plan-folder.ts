import type { Disk } from './disk.ts';
import { findMadeFiles, type MadeFiles } from './find-made-files.ts';
import { folderOf } from './survey-tree.ts';

/** The planned changes of a folder. All paths start from the folder. */
export interface FolderPlan {
  /** The files to write, with their text. */
  readonly written: ReadonlyMap<string, string>;
  readonly unchanged: readonly string[];
  readonly removed: readonly string[];
  /** The files of `written` that already exist. */
  readonly replaced: ReadonlySet<string>;
}

/** Why a folder is not changed. */
export interface Refused {
  readonly kind: 'refused';
  /** The file or folder that prevents the change, from the folder. */
  readonly path: string;
  readonly reason: string;
}

/**
 * Compares a folder with its future files. Files that the program did not make are neither replaced nor removed.
 *
 * @param files by path from the folder
 * @param removes whether to remove a file that an earlier run made and this run does not make
 * @throws NodeJS.ErrnoException if something cannot be read
 */
export function planFolder(
  root: string,
  files: ReadonlyMap<string, string>,
  removes: (path: string) => boolean,
  disk: Disk,
): { readonly kind: 'plan'; readonly plan: FolderPlan } | Refused {
  const made = findMadeFiles(root, disk);
  if (made.kind !== 'known') return refuseList(made);
  const written = new Map<string, string>();
  const replaced = new Set<string>();
  const unchanged: string[] = [];
  const folderOfFile = createFolderReader(root, disk);
  for (const [path, text] of files) {
    const state = folderOfFile(path);
    if (state.kind === 'blocked') return refuseToReplace(state.obstacle);
    const kind = state.kind === 'missing' ? 'none' : disk.kindOf(`${root}/${path}`);
    if (kind === 'file' && disk.read(`${root}/${path}`).equals(Buffer.from(text))) unchanged.push(path);
    else if (kind === 'none' || made.files.has(path)) {
      written.set(path, text);
      if (kind !== 'none') replaced.add(path);
    } else return refuseToReplace(path);
  }
  const removed = [...made.files].filter((path) => !files.has(path) && removes(path)).sort();
  return { kind: 'plan', plan: { written, unchanged, removed, replaced } };
}

type FolderState =
  | { readonly kind: 'clear' }
  /** A folder of the path does not exist. */
  | { readonly kind: 'missing' }
  | { readonly kind: 'blocked'; readonly obstacle: string };

/** Checks the folders of a path, each folder only once. The first part that is not a folder is the obstacle. */
function createFolderReader(root: string, disk: Disk): (path: string) => FolderState {
  const known = new Map<string, FolderState>();
  const look = (folder: string): FolderState => {
    const kind = disk.kindOf(folder === '' ? root : `${root}/${folder}`);
    if (kind === 'none') return { kind: 'missing' };
    return kind === 'folder' ? { kind: 'clear' } : { kind: 'blocked', obstacle: folder };
  };
  const stateOf = (folder: string): FolderState => {
    const seen = known.get(folder);
    if (seen !== undefined) return seen;
    const above = folder === '' ? { kind: 'clear' as const } : stateOf(folderOf(folder));
    const state = above.kind === 'clear' ? look(folder) : above;
    known.set(folder, state);
    return state;
  };
  return (path) => stateOf(folderOf(path));
}

function refuseList({ kind, path }: Exclude<MadeFiles, { readonly kind: 'known' }>): Refused {
  const own = 'another kustomization.yaml that names this folder as a resource';
  const reason =
    kind === 'edited'
      ? 'it has changed since iter8-release wrote it; restore it with git (either side of a merge will do) and render again; ' +
        `put your own changes into ${own}`
      : 'iter8-release did not write it; render into another folder, and name that folder there as a resource';
  return { kind: 'refused', path, reason };
}

function refuseToReplace(path: string): Refused {
  const reason = 'iter8-release did not write it and does not replace it; move it away, or render into another folder';
  return { kind: 'refused', path, reason };
}
