import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Identity } from '../manifests/manifest.ts';

/** A release among others: the file that describes it and the objects it makes. */
export interface Sibling {
  readonly file: string;
  readonly name: string;
  readonly namespace: string;
  readonly identities: readonly Identity[];
}

/** Reports releases that are called the same in one namespace, and releases that make the same objects. */
export function findConflictingReleases(siblings: readonly Sibling[]): readonly Diagnostic[] {
  const releases = new Map<string, string>();
  const objects = new Map<string, string>();
  return siblings.flatMap(({ file, name, namespace, identities }) => {
    const twin = releases.get(`${namespace}/${name}`);
    if (twin !== undefined) {
      return [twinDiagnostic(file, twin, `${twin} is the release ${name} in ${namespace}, too`)];
    }
    releases.set(`${namespace}/${name}`, file);
    const shared = new Map<string, Identity[]>();
    for (const identity of identities) {
      const key = keyOf(identity);
      const owner = objects.get(key);
      if (owner === undefined) objects.set(key, file);
      else if (owner !== file) shared.set(owner, [...(shared.get(owner) ?? []), identity]);
    }
    return [...shared].map(([owner, same]) => twinDiagnostic(file, owner, `${owner} makes ${describe(same)}, too`));
  });
}

/** Versions of an API are one object in the cluster. */
function keyOf({ apiVersion, kind, namespace, name }: Identity): string {
  const group = apiVersion.includes('/') ? apiVersion.split('/')[0] : '';
  return [group, kind, namespace, name].join('/');
}

function describe([first, ...more]: readonly Identity[]): string {
  const named = `${first?.kind} ${first?.name} in ${first?.namespace}`;
  return more.length === 0 ? named : `${named} and ${more.length} more of its objects`;
}

function twinDiagnostic(file: string, twin: string, message: string): Diagnostic {
  const begin = (of: string) => ({ kind: 'file', file: of, line: 1, column: 1 }) as const;
  return {
    code: 'duplicate-object',
    severity: 'error',
    path: [],
    message,
    hint: 'give one of the releases another name or namespace',
    position: begin(file),
    related: [{ message: 'the other release', position: begin(twin) }],
  };
}
