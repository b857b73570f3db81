import type { Manifest } from '../manifests/manifest.ts';
import { writeYaml } from '../manifests/write-yaml.ts';
import { type DataMap, isMap } from '../values/data.ts';

/** Helm 4 knows by it to which template a document belongs. It takes it off again. */
const fileAnnotation = 'postrenderer.helm.sh/postrender-filename';

/** What documents inherit from the document that they take the place of. */
export interface Inheritance {
  /** Helm's comment with the template's name. */
  readonly comment?: string | undefined;
  readonly annotations?: DataMap;
}

/** Writes manifests as documents of Helm's stream. */
export function writeDocuments(manifests: readonly Manifest[], from: Inheritance = {}): string {
  const comment = from.comment === undefined ? '' : `${from.comment}\n`;
  const file = from.annotations?.[fileAnnotation];
  return manifests
    .map(({ object }) => (file === undefined ? object : annotate(object, { [fileAnnotation]: file })))
    .map((object) => `---\n${comment}${writeYaml(object)}`)
    .join('');
}

function annotate(object: DataMap, annotations: DataMap): DataMap {
  const metadata = isMap(object.metadata) ? object.metadata : {};
  const before = isMap(metadata.annotations) ? metadata.annotations : {};
  return { ...object, metadata: { ...metadata, annotations: { ...before, ...annotations } } };
}
