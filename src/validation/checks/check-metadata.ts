import type { Path } from '../../diagnostics/diagnostic.ts';
import { watchLabel } from '../../iter8/labels.ts';
import { dataAt, isMap, textAt, textsAt } from '../../values/data.ts';
import type { CheckContext } from '../check-context.ts';
import { type Finding, keyAt, valueAt } from '../finding.ts';
import { quote } from '../schema/describe-data.ts';
import { findKeyProblem, findLabelValueProblem } from './name-rules.ts';

/**
 * The most bytes that the keys and values of an object's annotations may have together.
 * Source: https://kubernetes.io/docs/reference/labels-annotations-taints/ and k8s.io/apimachinery, TotalAnnotationSizeLimitB
 */
const mostBytes = 256 * 1024;

type Texts = ReturnType<typeof textsAt>;

/** Finds labels and annotations that Kubernetes refuses, and values of a label that the release sets itself. */
export function checkMetadata(context: CheckContext): readonly Finding[] {
  const { values } = context;
  const paths = metadataPaths(context);
  return [
    ...paths.flatMap((path) => checkLabels(path, context)),
    // iter8Version becomes a label of the routemap.
    ...checkLabelValue(textAt(values, 'iter8Version') ?? '', ['iter8Version']),
    ...paths.flatMap((path) => checkAnnotationKeys(path, values)),
    ...checkAnnotationSizes(context, paths),
  ];
}

/** Where a values file may hold metadata: of the application, of each version and of each specification. */
function metadataPaths({ release, environment }: CheckContext): readonly Path[] {
  const specifications = environment.versionObjects.map(({ specification }) => specification);
  return [
    ['application', 'metadata'],
    ...release.versions.flatMap(({ path }) => [
      [...path, 'metadata'],
      ...specifications.map((specification) => [...path, specification, 'metadata']),
    ]),
  ];
}

function textsIn(values: CheckContext['values'], path: Path, key: 'labels' | 'annotations'): Texts {
  const metadata = dataAt(values, path);
  return textsAt(isMap(metadata) ? metadata : undefined, key);
}

function checkLabels(metadataPath: Path, { values, release }: CheckContext): readonly Finding[] {
  return Object.entries(textsIn(values, metadataPath, 'labels')).flatMap(([key, value]) => {
    const path = [...metadataPath, 'labels', key];
    if (key === watchLabel) return value === 'true' || release.routing === 'direct' ? [] : [fixedLabel(path)];
    return [...checkLabelKey(key, path), ...checkLabelValue(value, path)];
  });
}

function checkLabelKey(key: string, path: Path): readonly Finding[] {
  const hint = findKeyProblem(key);
  if (hint === undefined) return [];
  const message = `${quote(key)} is not a valid label key`;
  return [{ code: 'invalid-label', severity: 'error', path, message, hint, at: keyAt(path) }];
}

function checkLabelValue(value: string, path: Path): readonly Finding[] {
  const hint = findLabelValueProblem(value);
  if (hint === undefined) return [];
  const message = `${quote(value)} is not a valid label value`;
  return [{ code: 'invalid-label', severity: 'error', path, message, hint, at: valueAt(path) }];
}

/** The chart accepts any value of this label and sets "true". */
function fixedLabel(path: Path): Finding {
  return {
    code: 'key-without-effect',
    severity: 'warning',
    path,
    message: `this value has no effect: the label ${watchLabel} of a version's objects is always "true"`,
    hint: 'remove the label: the release sets it, because the controller watches only objects that have it',
    at: valueAt(path),
  };
}

function checkAnnotationKeys(metadataPath: Path, values: CheckContext['values']): readonly Finding[] {
  return Object.keys(textsIn(values, metadataPath, 'annotations')).flatMap((key) => {
    // Kubernetes checks these keys in lower case.
    const hint = findKeyProblem(key.toLowerCase());
    if (hint === undefined) return [];
    const path = [...metadataPath, 'annotations', key];
    const message = `${quote(key)} is not a valid annotation key`;
    return [{ code: 'invalid-annotation', severity: 'error', path, message, hint, at: keyAt(path) } as const];
  });
}

/** An object gets the annotations of application, version and specification. The finding points at the largest. */
function checkAnnotationSizes({ release, values }: CheckContext, paths: readonly Path[]): readonly Finding[] {
  const findings = new Map<string, Finding>();
  for (const object of release.versions.flatMap(({ objects }) => objects)) {
    const size = sizeOf(object.metadata.annotations);
    if (size <= mostBytes) continue;
    const sizeAt = (path: Path) => sizeOf(textsIn(values, path, 'annotations'));
    const parts = paths.filter((path) => isPartOf(path, object.path));
    const largest = parts.toSorted((one, other) => sizeAt(other) - sizeAt(one))[0];
    const path = [...(largest ?? object.path), 'annotations'];
    findings.set(JSON.stringify(path), tooLarge(path, size));
  }
  return [...findings.values()];
}

/** Whether an object at one path gets the metadata at another. */
function isPartOf(metadataPath: Path, objectPath: Path): boolean {
  const owner = metadataPath.slice(0, -1);
  return owner.every((step, index) => step === objectPath[index]);
}

function sizeOf(annotations: Texts): number {
  return Object.entries(annotations).reduce((sum, texts) => sum + Buffer.byteLength(texts.join('')), 0);
}

function tooLarge(path: Path, size: number): Finding {
  return {
    code: 'invalid-annotation',
    severity: 'error',
    path,
    message: `the annotations of an object have ${size} bytes; Kubernetes allows at most ${mostBytes}`,
    at: keyAt(path),
  };
}
