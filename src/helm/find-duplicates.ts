import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Manifest } from '../manifests/manifest.ts';
import type { StreamDocument } from './split-stream.ts';
import { describeDocument, nameObjects, readDocument } from './stream-document.ts';

/** The manifests of one release, and its name for messages. */
export interface NamedManifests {
  readonly release: string;
  readonly namespace: string;
  /** The document that they replace; undefined for the added release. */
  readonly marker: StreamDocument | undefined;
  readonly manifests: readonly Manifest[];
}

/** An anchor or a tag may precede the value. */
const names = /["']?\bname["']?[ \t]*:\s*(?:[&!]\S{0,127}\s+)*["']?([-.a-z0-9]+)/g;

/**
 * Finds objects that two releases make, or a release and the rest of the stream. Helm would install the first and fail
 * at the second, with half of the release in the cluster.
 *
 * @param others the documents that stay unchanged. Documents that are not YAML are left to Helm.
 */
export function findDuplicates(
  releases: readonly NamedManifests[],
  others: readonly StreamDocument[],
): readonly Diagnostic[] {
  const made = new Map<string, NamedManifests>();
  const diagnostics: Diagnostic[] = [];
  for (const release of releases) {
    const { namespace, manifests } = release;
    for (const { key, text } of manifests.flatMap(({ object }) => nameObjects(object, namespace))) {
      const first = made.get(key);
      if (first !== undefined)
        diagnostics.push(duplicate(text, `${describe(first)} and ${describe(release)} both make`));
      made.set(key, release);
    }
  }
  const ours = new Set(releases.flatMap(({ manifests }) => manifests.map(({ identity }) => identity.name)));
  for (const document of others.filter((one) => mentions(one, ours))) {
    const read = readDocument(document);
    if (!read.ok) continue;
    for (const { key, text } of nameObjects(read.data, releases[0]?.namespace ?? '')) {
      const owner = made.get(key);
      if (owner === undefined) continue;
      diagnostics.push(duplicate(text, `the release ${owner.release} and ${describeDocument(document)} both make`));
    }
  }
  return diagnostics;
}

/** All releases of a stream have the same name, so a message names the document. */
function describe({ release, marker }: NamedManifests): string {
  return marker === undefined ? `the added release ${release}` : describeDocument(marker);
}

function mentions({ binary }: StreamDocument, ours: ReadonlySet<string>): boolean {
  for (const [, name = ''] of binary.matchAll(names)) if (ours.has(name)) return true;
  return false;
}

function duplicate(object: string, makers: string): Diagnostic {
  return {
    code: 'duplicate-object',
    severity: 'error',
    path: [],
    message: `${makers} ${object}`,
    hint: 'give the application another name with application.metadata.name, or leave the other object out',
    position: { kind: 'nowhere' },
  };
}
