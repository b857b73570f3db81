import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { EnvironmentPack } from '../../environments/environment.ts';
import { sharedTemplates } from '../../generated/shared-templates.js';
import type { PackFolder } from './pack-folder.ts';
import { readPack } from './read-pack.ts';

/** One of the user's own environments, ready to render, or all its problems. */
export type OpenPack =
  | { readonly ok: true; readonly pack: EnvironmentPack; readonly sources: ReadonlyMap<string, string> }
  | {
      readonly ok: false;
      readonly diagnostics: readonly Diagnostic[];
      readonly sources: ReadonlyMap<string, string>;
    };

/**
 * Opens one of the user's own environments. The build puts this into a file of its own, because only this needs the compiler
 * of templates.
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
 * Runs code that Handlebars made from a syntax tree, in which all texts and names of the template are quoted strings.
 * Handlebars' `compile` does the same.
 */
function evaluate(code: string): unknown {
  return new Function(`return ${code}`)();
}
