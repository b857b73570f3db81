import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { mapAt, textAt } from '../values/data.ts';
import { limits } from '../values/limits.ts';
import { type MapNode, nodeToData } from '../values/value-node.ts';
import { readObjects, tooLarge } from '../values/yaml/read-objects.ts';
import type { Resource } from './resource.ts';

/** A file of manifests. */
export interface ResourceFile {
  /** What diagnostics call the file. */
  readonly name: string;
  readonly bytes: Uint8Array;
  /** True for a document of Helm: it is read as leniently as Go reads it, and skipped if it cannot be read. */
  readonly optional?: boolean;
}

export interface ReadResources {
  readonly resources: readonly Resource[];
  /** Errors of files that cannot be read as YAML. */
  readonly diagnostics: readonly Diagnostic[];
  /** Errors of skipped files. They are shown only if an object is missing. */
  readonly passedOver: readonly Diagnostic[];
}

/** Reads the manifests of charts, of `kubectl get -o yaml` and of GitOps repositories, in the order of the files. */
export function readResources(files: readonly ResourceFile[]): ReadResources {
  const resources: Resource[] = [];
  const diagnostics: Diagnostic[] = [];
  const passedOver: Diagnostic[] = [];
  let bytes = 0;
  for (const file of files) {
    bytes += file.bytes.length;
    if (bytes > limits.resourceBytes) {
      return { resources, diagnostics: [...diagnostics, tooLarge(file.name)], passedOver };
    }
    const optional = file.optional === true;
    const read = readObjects(file.name, file.bytes, optional);
    (optional ? passedOver : diagnostics).push(...read.diagnostics);
    resources.push(...read.objects.flatMap(toResource));
  }
  return { resources, diagnostics, passedOver };
}

/** Anything without a kind and a name is skipped, and so are Helm's hooks, which do not belong to the release. */
function toResource(node: MapNode): readonly Resource[] {
  const data = nodeToData(node);
  const metadata = mapAt(data, 'metadata') ?? {};
  const [apiVersion, kind, name] = [textAt(data, 'apiVersion'), textAt(data, 'kind'), textAt(metadata, 'name')];
  if (apiVersion === undefined || kind === undefined || name === undefined) return [];
  if (textAt(mapAt(metadata, 'annotations') ?? {}, 'helm.sh/hook') !== undefined) return [];
  return [{ apiVersion, kind, name, namespace: textAt(metadata, 'namespace') ?? null, data, node }];
}
