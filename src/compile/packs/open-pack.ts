import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { EnvironmentPack } from '../../environments/environment.ts';
import { sharedTemplates } from '../../generated/shared-templates.js';
import type { PackFolder } from './pack-folder.ts';
import { readPack } from './read-pack.ts';

/** An environment of the user's own, ready to render, or everything that is wrong with it. */
export type OpenPack =
  | { readonly ok: true; readonly pack: EnvironmentPack; readonly sources: ReadonlyMap<string, string> }
  | {
      readonly ok: false;
      readonly diagnostics: readonly Diagnostic[];
      readonly sources: ReadonlyMap<string, string>;
    };

/**
 * Opens an environment of the user's own. It lies in a file of its own when built, because only this needs the
 * compiler of templates.
 */
export async function openPack(folder: PackFolder): Promise<OpenPack> {
  const read = await readPack(folder, (name) =>
    Object.hasOwn(sharedTemplates, name) ? sharedTemplates[name] : undefined,
  );
  if (!read.ok) return read;
  const { environment, fragment, sources } = read;
  const templates = Object.fromEntries([...read.code].map(([name, code]) => [name, evaluate(code)]));
  return { ok: true, pack: { environment, folder: read.folder, templates, fragment }, sources };
}

/**
 * The code is Handlebars' own: it is made of a syntax tree, and every text and name of the template stands in it as a
 * quoted string. Handlebars' `compile` does the same.
 */
function evaluate(code: string): unknown {
  return new Function(`return ${code}`)();
}
