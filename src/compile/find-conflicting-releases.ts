import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Identity } from '../manifests/manifest.ts';

/** One of many releases: its values file and its objects. */
export interface Sibling {
  readonly file: string;
  readonly name: string;
  readonly namespace: string;
  readonly identities: readonly Identity[];
}

/** Reports releases with the same name and namespace, and releases that make the same objects. */
export function findConflictingReleases(siblings: readonly Sibling[]): readonly Diagnostic[] {
  const releases = new Map<string, string>();
  const objects = new Map<string, string>();
  return siblings.flatMap(({ file, name, namespace, identities }) => {
    const other = releases.get(`${namespace}/${name}`);
    if (other !== undefined) {
      return [conflict(file, other, `${other} is also the release ${name} in ${namespace}`)];
    }
    releases.set(`${namespace}/${name}`, file);
    const shared = new Map<string, Identity[]>();
    for (const identity of identities) {
      const key = keyOf(identity);
      const owner = objects.get(key);
      if (owner === undefined) objects.set(key, file);
      else if (owner !== file) shared.set(owner, [...(shared.get(owner) ?? []), identity]);
    }
    return [...shared].map(([owner, same]) => conflict(file, owner, `${owner} also makes ${describe(same)}`));
  });
}

/** An object is the same in all versions of its API. */
function keyOf({ apiVersion, kind, namespace, name }: Identity): string {
  const group = apiVersion.includes('/') ? apiVersion.split('/')[0] : '';
  return [group, kind, namespace, name].join('/');
}

function describe([first, ...more]: readonly Identity[]): string {
  const named = `${first?.kind} ${first?.name} in ${first?.namespace}`;
  return more.length === 0 ? named : `${named} and ${more.length} more of its objects`;
}

function conflict(file: string, other: string, message: string): Diagnostic {
  const begin = (of: string) => ({ kind: 'file', file: of, line: 1, column: 1 }) as const;
  return {
    code: 'duplicate-object',
    severity: 'error',
    path: [],
    message,
    hint: 'give one of the releases another name or namespace',
    position: begin(file),
    related: [{ message: 'the other release', position: begin(other) }],
  };
}
