import { load } from 'js-yaml';
import type { EnvironmentPack } from '../environments/environment-pack.ts';
import { templateFile } from '../environments/template-file.ts';
import type { Release } from '../release/release.ts';
import type { DataMap } from '../values/data.ts';
import { checkIdentity, type DeclaredObject } from './check-identity.ts';
import { createRenderer, type Renderer, type RendererOfPack } from './create-renderer.ts';
import { inApplyOrder } from './in-apply-order.ts';
import type { Manifest } from './manifest.ts';
import { parseManifest } from './parse-manifest.ts';
import { readPlainYaml } from './read-plain-yaml.ts';
import { writeYaml } from './write-yaml.ts';
import { templateSchema } from './yaml-schema.ts';

/**
 * Makes the Kubernetes objects of a release, in the order in which they are applied.
 * The same release gives the same manifests.
 *
 * @throws TemplateError if a template of the environment is broken
 */
export function renderRelease(release: Release, pack: EnvironmentPack): readonly Manifest[] {
  return createReleaseRenderer()(release, pack);
}

/**
 * The same for many releases in turn: the templates of an environment are made ready once.
 *
 * @returns a function that throws what `renderRelease` throws
 */
export function createReleaseRenderer(): typeof renderRelease {
  const renderers = new Map<EnvironmentPack, RendererOfPack>();
  return (release, pack) => {
    const renderer = renderers.get(pack) ?? createRenderer(pack);
    renderers.set(pack, renderer);
    renderer.renew();
    return renderWith(renderer.render, release, pack);
  };
}

function renderWith(render: Renderer, release: Release, pack: EnvironmentPack): readonly Manifest[] {
  const [primary, ...candidates] = release.versions;
  const context = { ...release, primary, candidates };
  const manifest = (template: string, more: object = {}) =>
    parseManifest(render(template, { ...context, ...more }), templateFile(pack.folder, template));
  const declared = (object: DeclaredObject & { readonly template: string }, more: object = {}) => {
    const made = manifest(object.template, more);
    checkIdentity(made.identity, object, templateFile(pack.folder, object.template));
    return made;
  };
  return inApplyOrder([
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
    manifest('shared/routemap', { strSpec: renderRoutemapSpec(render, release, context) }),
  ]);
}

/** The text of the routemap's `data.strSpec`. */
function renderRoutemapSpec(render: Renderer, release: Release, context: object): string {
  const { route } = release.routemap;
  const routeTemplate = route === null ? null : render(route.template, context);
  const text = render('shared/routemap-spec', { ...context, routeTemplate });
  return writeYaml(readPlainYaml(text) ?? (load(text, { schema: templateSchema }) as DataMap));
}
