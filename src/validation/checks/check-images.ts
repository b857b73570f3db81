import type { Path } from '../../diagnostics/diagnostic.ts';
import type { Version, VersionObject } from '../../release/release.ts';
import { dataAt, isMap, mapsAt, textAt } from '../../values/data.ts';
import type { CheckContext } from '../check-context.ts';
import { type Finding, valueAt } from '../finding.ts';
import { quote } from '../schema/describe-data.ts';

interface Image {
  readonly text: string;
  readonly path: Path;
}

/** Where a specification describes pods: that of a Deployment, and those of an InferenceService. */
const pods: readonly Path[] = [['template', 'spec'], ['predictor'], ['transformer'], ['explainer']];

/** The API server takes any text for an image. What no container runtime can read shows only in pods that never start. */
export function checkImages({ release }: CheckContext): readonly Finding[] {
  return release.versions.flatMap(imagesOf).flatMap(({ text, path }): readonly Finding[] => {
    const hint = findImageProblem(text);
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

const blanks = /\s/;
const scheme = /^[a-z][a-z0-9+.-]*:\/\//i;

const component = '[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*';
const label = '[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?';
const domain = new RegExp(`^(?:${label}(?:\\.${label})*|\\[[a-fA-F0-9:]+\\])(?::[0-9]+)?$`);
const name = new RegExp(`^${component}(?:/${component})*$`);
const tag = /^\w[\w.-]{0,127}$/;
const digest = /^(?:sha256:[a-f0-9]{64}|sha384:[a-f0-9]{96}|sha512:[a-f0-9]{128})$/;

/** What might be the short form of a digest, which nobody takes for a name. */
const identifier = /^[a-f0-9]{64}$/;

/** Characters of a name without its registry. */
const longestName = 255;

/**
 * Why no container runtime can make out which image is meant, as what to do about it; undefined if it can. The kubelet
 * reads an image in the same way, and without success its pods end as `InvalidImageName`.
 * Source: ParseNormalizedNamed and the grammar of https://github.com/distribution/reference (v0.6.0), and for digests
 * https://github.com/opencontainers/go-digest
 */
export function findImageProblem(image: string): string | undefined {
  if (blanks.test(image)) return 'remove the blanks';
  if (scheme.test(image)) return 'leave out what stands before the registry, up to ://';
  if (identifier.test(image)) return 'write the name of the image before its digest, as name@sha256:…';
  const [registry, path] = splitRegistry(image);
  if (registry !== null && !domain.test(registry)) return `${quote(registry)} is no name of a registry`;
  const [named, ...digests] = path.split('@');
  const [repository = '', ...tags] = (named ?? '').split(':');
  if (repository !== repository.toLowerCase()) return 'write its name in lower case';
  if (!name.test(repository)) return 'an image is [registry/]name[:tag][@digest], e.g. ghcr.io/shop/web:1.2';
  if (repository.length > longestName) return `its name has more than ${longestName} characters`;
  if (tags.length > 1 || !tags.every((text) => tag.test(text))) {
    return 'a tag has up to 128 letters, digits, ".", "_" and "-", and begins with none of ".-"';
  }
  if (digests.length > 1 || !digests.every((text) => digest.test(text))) {
    return 'a digest is sha256: and 64 digits from 0 to f';
  }
  return undefined;
}

/** What stands before the first slash is a registry if it cannot be a part of a name. */
function splitRegistry(image: string): readonly [registry: string | null, path: string] {
  const slash = image.indexOf('/');
  const first = image.slice(0, Math.max(slash, 0));
  const isRegistry = first === 'localhost' || /[.:]/.test(first) || first !== first.toLowerCase();
  return isRegistry ? [first, image.slice(slash + 1)] : [null, image];
}
