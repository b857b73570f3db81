import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { EnvironmentPack } from '../environments/environment.ts';
import { builtInEnvironments } from '../generated/built-in-environments.ts';
import type { EnvironmentSource } from '../validation/environment/environment-source.ts';
import { type PackFolder, packDiagnostic } from './packs/pack-folder.ts';

/** An environment, or its problems. */
export type FoundPack =
  | {
      readonly kind: 'pack';
      readonly pack: EnvironmentPack;
      /** The texts of its files, by the name that positions use; null for a built-in environment. */
      readonly sources: ReadonlyMap<string, string> | null;
    }
  | { readonly kind: 'unknown' }
  | {
      readonly kind: 'broken';
      readonly diagnostics: readonly Diagnostic[];
      readonly sources: ReadonlyMap<string, string>;
    };

/** The built-in environments and the user's own. */
export interface EnvironmentLibrary {
  /** All names that are known without reading the user's folders, that is, without the aliases in them. */
  readonly names: readonly string[];
  /** Loads one environment by its name or alias. It reads the others only if the name can only be an alias. */
  readonly find: (name: string) => Promise<FoundPack>;
  /** The same for validation, without broken environments. */
  readonly source: EnvironmentSource;
}

/** Makes the library of the built-in environments and those in the user's folders. */
export function createEnvironmentLibrary(folders: readonly PackFolder[]): EnvironmentLibrary {
  const builtIn = Object.keys(builtInEnvironments);
  const names = [...builtIn, ...folders.map((folder) => folder.name).filter((name) => !builtIn.includes(name))];
  const loaded = new Map<string, Promise<FoundPack>>();
  const opened = new Map<string, Promise<FoundPack>>();
  const load = (folder: PackFolder) => {
    const found = loaded.get(folder.path) ?? openFolder(folder, folders);
    loaded.set(folder.path, found);
    return found;
  };

  function find(name: string): Promise<FoundPack> {
    const found = opened.get(name) ?? open(name);
    opened.set(name, found);
    return found;
  }

  async function open(name: string): Promise<FoundPack> {
    const folder = folders.find((candidate) => candidate.name === name);
    if (folder !== undefined) return load(folder);
    const door = Object.hasOwn(builtInEnvironments, name) ? builtInEnvironments[name] : undefined;
    if (door !== undefined) return { kind: 'pack', pack: (await door()).pack, sources: null };
    for (const candidate of folders) {
      const found = await load(candidate);
      if (found.kind === 'pack' && found.pack.environment.aliases.includes(name)) return found;
    }
    return { kind: 'unknown' };
  }

  const source: EnvironmentSource = {
    names,
    find: async (name) => {
      const found = await find(name);
      return found.kind === 'pack' ? found.pack.environment : undefined;
    },
  };
  return { names, find, source };
}

async function openFolder(folder: PackFolder, folders: readonly PackFolder[]): Promise<FoundPack> {
  const place = { file: `${folder.path}/environment.yaml`, line: 1, column: 1 };
  const broken = (message: string): FoundPack => ({
    kind: 'broken',
    diagnostics: [packDiagnostic(place, message, 'give it another name')],
    sources: new Map(),
  });
  if (Object.hasOwn(builtInEnvironments, folder.name)) {
    return broken(`iter8-release already has an environment ${folder.name}`);
  }
  const same = folders.find(({ name, path }) => name === folder.name && path !== folder.path);
  if (same !== undefined) return broken(`${same.path} is also an environment ${folder.name}`);
  const { openPack } = await import('./packs/open-pack.ts');
  const opened = await openPack(folder);
  if (!opened.ok) return { kind: 'broken', diagnostics: opened.diagnostics, sources: opened.sources };
  const usedAlias = opened.pack.environment.aliases.find(
    (alias) => Object.hasOwn(builtInEnvironments, alias) || folders.some(({ name }) => name === alias),
  );
  if (usedAlias !== undefined) return broken(`its alias ${usedAlias} is already the name of another environment`);
  return { kind: 'pack', pack: opened.pack, sources: opened.sources };
}
