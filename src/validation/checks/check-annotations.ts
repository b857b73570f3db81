import type { Path } from '../../diagnostics/diagnostic.ts';
import { dataAt, isMap, textsAt } from '../../values/read-data.ts';
import type { CheckContext } from '../check-context.ts';
import { type Finding, keyAt } from '../finding.ts';
import { quote } from '../schema/describe-data.ts';
import { breaksKeyRule } from './label-rules.ts';
import { metadataPaths } from './metadata-paths.ts';

/**
 * The most bytes that keys and values of an object's annotations may have together.
 * Source: https://kubernetes.io/docs/reference/labels-annotations-taints/ and k8s.io/apimachinery, TotalAnnotationSizeLimitB
 */
const mostBytes = 256 * 1024;

/** Keys of annotations that Kubernetes would refuse, and annotations that are too large together. */
export function checkAnnotations(context: CheckContext): readonly Finding[] {
  return [...metadataPaths(context).flatMap((path) => checkKeys(path, context)), ...checkSizes(context)];
}

function checkKeys(metadataPath: Path, { values }: CheckContext): readonly Finding[] {
  return Object.keys(annotationsAt(metadataPath, values)).flatMap((key) => {
    // Kubernetes compares these keys in lower case.
    const reason = breaksKeyRule(key.toLowerCase());
    if (reason === undefined) return [];
    const path = [...metadataPath, 'annotations', key];
    const message = `${quote(key)} cannot be the key of an annotation`;
    return [{ code: 'invalid-annotation', severity: 'error', path, message, hint: reason, at: keyAt(path) } as const];
  });
}

/** An object has the annotations of the application, its version and its specification; the largest of these is blamed. */
function checkSizes(context: CheckContext): readonly Finding[] {
  const { release, values } = context;
  const findings = new Map<string, Finding>();
  for (const object of release.versions.flatMap(({ objects }) => objects)) {
    const size = sizeOf(object.metadata.annotations);
    if (size <= mostBytes) continue;
    const layers = metadataPaths(context).filter((path) => isPartOf(path, object.path));
    const largest = layers.toSorted((a, b) => sizeOf(annotationsAt(b, values)) - sizeOf(annotationsAt(a, values)))[0];
    const path = [...(largest ?? object.path), 'annotations'];
    findings.set(JSON.stringify(path), tooLarge(path, size));
  }
  return [...findings.values()];
}

function tooLarge(path: Path, size: number): Finding {
  return {
    code: 'invalid-annotation',
    severity: 'error',
    path,
    message: `these annotations have ${size} bytes together, and ${mostBytes} is the most that an object takes`,
    at: keyAt(path),
  };
}

/** Whether the metadata at a path goes into the object described at another. */
function isPartOf(metadataPath: Path, objectPath: Path): boolean {
  const owner = metadataPath.slice(0, -1);
  return owner.every((step, index) => step === objectPath[index]);
}

function annotationsAt(path: Path, values: CheckContext['values']): { readonly [key: string]: string } {
  const metadata = dataAt(values, path);
  return textsAt(isMap(metadata) ? metadata : undefined, 'annotations');
}

function sizeOf(annotations: { readonly [key: string]: string }): number {
  return Object.entries(annotations).reduce((sum, [key, value]) => sum + bytes(key) + bytes(value), 0);
}

function bytes(text: string): number {
  return Buffer.byteLength(text, 'utf8');
}
