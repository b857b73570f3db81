import { load } from 'js-yaml';
import type { EnvironmentPack } from '../environments/environment.ts';
import { templateFile } from '../environments/template-error.ts';
import type { Release } from '../release/release.ts';
import type { DataMap } from '../values/data.ts';
import { createRenderer, type Renderer, type RendererOfPack } from './create-renderer.ts';
import type { Manifest } from './manifest.ts';
import { checkIdentity, type DeclaredObject, parseManifest } from './parse-manifest.ts';
import { readPlainYaml } from './read-plain-yaml.ts';
import { writeYaml } from './write-yaml.ts';
import { templateSchema } from './yaml-schema.ts';

/** An expanded release. */
export interface Expanded {
  /** The objects of the release in the order in which they are applied. The routemap or the routes come last. */
  readonly manifests: readonly Manifest[];
  /** The source of the routes. It is not one of the manifests if the routes are. */
  readonly routemap: Manifest;
}

/**
 * Makes the Kubernetes objects of a release and its routemap. The same release gives the same manifests.
 *
 * @throws TemplateError if a template of the environment is broken
 */
export function expandRelease(release: Release, pack: EnvironmentPack): Expanded {
  const { render, renew } = rendererOf(pack);
  renew();
  return expandWith(render, release, pack);
}

/**
 * Makes only the manifests, with the routemap.
 *
 * @throws what `expandRelease` throws
 */
export function renderRelease(release: Release, pack: EnvironmentPack): readonly Manifest[] {
  return expandRelease(release, pack).manifests;
}

/** Many releases can use the same environment, so its templates are prepared once. */
const renderers = new WeakMap<EnvironmentPack, RendererOfPack>();

function rendererOf(pack: EnvironmentPack): RendererOfPack {
  const renderer = renderers.get(pack) ?? createRenderer(pack);
  renderers.set(pack, renderer);
  return renderer;
}

function expandWith(render: Renderer, release: Release, pack: EnvironmentPack): Expanded {
  const [primary, ...candidates] = release.versions;
  const context = { ...release, primary, candidates };
  const manifest = (template: string, more: object = {}) =>
    parseManifest(render(template, { ...context, ...more }), templateFile(pack.folder, template));
  const declared = (object: DeclaredObject & { readonly template: string }, more: object = {}) => {
    const made = manifest(object.template, more);
    checkIdentity(made.identity, object, templateFile(pack.folder, object.template));
    return made;
  };
  const objects = inApplyOrder([
    ...pack.environment.applicationObjects
      .filter(({ always }) => always || release.routemap.route !== null)
      .map((object) => declared(object)),
    ...pack.environment.namespaceObjects.flatMap((object) =>
      (release.routemap.route === null ? [] : release.furtherNamespaces).map((further) => declared(object, further)),
    ),
    ...release.versions.flatMap((version) => [
      ...version.objects.map((object) => declared(object, { version, object })),
      ...(version.weight?.config ? [manifest('shared/weight-config', { weight: version.weight })] : []),
    ]),
  ]);
  const routemap = manifest('shared/routemap', { strSpec: renderRoutemapSpec(render, release, context) });
  return { manifests: [...objects, routemap], routemap };
}

/** The text of the routemap's `data.strSpec`. */
function renderRoutemapSpec(render: Renderer, release: Release, context: object): string {
  const { route } = release.routemap;
  const routeTemplate = route === null ? null : render(route.template, context);
  const text = render('shared/routemap-spec', { ...context, routeTemplate });
  return writeYaml(readPlainYaml(text) ?? (load(text, { schema: templateSchema }) as DataMap));
}

/**
 * ConfigMaps and Services come before the pods that use them. The routemap comes after all objects, because the controller
 * acts on it at once. Otherwise the order stays.
 */
function inApplyOrder(objects: readonly Manifest[]): readonly Manifest[] {
  return [...objects].sort((one, other) => rank(one) - rank(other));
}

function rank({ identity }: Manifest): number {
  const index = ['ConfigMap', 'Service'].indexOf(identity.kind);
  return index === -1 ? 2 : index;
}
