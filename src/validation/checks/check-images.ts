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

/** The paths of pod specs in the specifications of a Deployment and of an InferenceService. */
const pods: readonly Path[] = [['template', 'spec'], ['predictor'], ['transformer'], ['explainer']];

/** Finds images that no container runtime can pull. The API server accepts them, and then the pods never start. */
export function checkImages({ release }: CheckContext): readonly Finding[] {
  return release.versions.flatMap(imagesOf).flatMap(({ text, path }): readonly Finding[] => {
    const hint = findImageProblem(text);
    if (hint === undefined) return [];
    const message = `the pods cannot start: ${quote(text)} is not a valid image`;
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

const spaces = /\s/;
const scheme = /^[a-z][a-z0-9+.-]*:\/\//i;

const component = '[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*';
const label = '[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?';
const domain = new RegExp(`^(?:${label}(?:\\.${label})*|\\[[a-fA-F0-9:]+\\])(?::[0-9]+)?$`);
const name = new RegExp(`^${component}(?:/${component})*$`);
const tag = /^\w[\w.-]{0,127}$/;
const digest = /^(?:sha256:[a-f0-9]{64}|sha384:[a-f0-9]{96}|sha512:[a-f0-9]{128})$/;

/** A digest without `sha256:`, which runtimes do not accept as a name. */
const identifier = /^[a-f0-9]{64}$/;

/** The most characters of a name without its registry. */
const longestName = 255;

/**
 * What to change in an image that no container runtime can read; undefined if the image is valid. The kubelet reads images
 * in the same way, and reports `InvalidImageName` for such pods.
 * Source: ParseNormalizedNamed and the grammar of https://github.com/distribution/reference (v0.6.0), and for digests
 * https://github.com/opencontainers/go-digest
 */
export function findImageProblem(image: string): string | undefined {
  if (image.includes('{{')) return 'write the image itself; values cannot be templates';
  if (spaces.test(image)) return 'remove the spaces';
  if (scheme.test(image)) return `remove ${quote(scheme.exec(image)?.[0] ?? '')}`;
  if (identifier.test(image)) return 'write the name before the digest: name@sha256:…';
  const [registry, path] = splitRegistry(image);
  if (registry !== null && !domain.test(registry)) return `${quote(registry)} is not a valid registry`;
  const [named, ...digests] = path.split('@');
  const [repository = '', ...tags] = (named ?? '').split(':');
  if (repository !== repository.toLowerCase()) return 'write the name in lower case';
  if (!name.test(repository)) return 'write [registry/]name[:tag][@digest], e.g. ghcr.io/shop/web:1.2';
  if (repository.length > longestName) return `use at most ${longestName} characters in the name`;
  if (tags.length > 1 || !tags.every((text) => tag.test(text))) {
    return 'use at most 128 letters, digits, ".", "_" and "-" in the tag, and begin it with a letter, digit or "_"';
  }
  if (digests.length > 1 || !digests.every((text) => digest.test(text))) {
    return 'write the digest as sha256: and 64 hexadecimal digits';
  }
  return undefined;
}

/** The part before the first slash is a registry if it cannot be part of a name. */
function splitRegistry(image: string): readonly [registry: string | null, path: string] {
  const slash = image.indexOf('/');
  const first = image.slice(0, Math.max(slash, 0));
  const isRegistry = first === 'localhost' || /[.:]/.test(first) || first !== first.toLowerCase();
  return isRegistry ? [first, image.slice(slash + 1)] : [null, image];
}
