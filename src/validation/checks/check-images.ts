import type { Path } from '../../diagnostics/diagnostic.ts';
import type { Version, VersionObject } from '../../release/release.ts';
import { dataAt, isMap, mapsAt, textAt } from '../../values/read-data.ts';
import type { CheckContext } from '../check-context.ts';
import { type Finding, valueAt } from '../finding.ts';
import { quote } from '../schema/describe-data.ts';
import { faultOfImage } from './fault-of-image.ts';

/** Where a specification describes pods: that of a Deployment, and those of an InferenceService. */
const pods: readonly Path[] = [['template', 'spec'], ['predictor'], ['transformer'], ['explainer']];

interface Image {
  readonly text: string;
  readonly path: Path;
}

/** The API server takes any text for an image. What no container runtime can read shows only in pods that never start. */
export function checkImages({ release }: CheckContext): readonly Finding[] {
  return release.versions.flatMap(imagesOf).flatMap(({ text, path }): readonly Finding[] => {
    const hint = faultOfImage(text);
    if (hint === undefined) return [];
    const message = `the pods cannot start: no container runtime takes ${quote(text)} for an image`;
    return [{ code: 'invalid-image', severity: 'warning', path, message, hint, at: valueAt(path) }];
  });
}

function imagesOf(version: Version): readonly Image[] {
  const specified = version.objects.flatMap(imagesIn);
  const own = version.objects.some(({ kind, specification }) => kind === 'Deployment' && specification === null);
  return own && version.image !== null
    ? [{ text: version.image, path: [...version.path, 'image'] }, ...specified]
    : specified;
}

function imagesIn({ specification, path }: VersionObject): readonly Image[] {
  return pods.flatMap((steps) => {
    const pod = dataAt(specification ?? {}, steps);
    if (!isMap(pod)) return [];
    return ['containers', 'initContainers'].flatMap((key) =>
      mapsAt(pod, key).flatMap((container, index) => {
        const text = textAt(container, 'image');
        return text === undefined ? [] : [{ text, path: [...path, 'spec', ...steps, key, index, 'image'] }];
      }),
    );
  });
}
