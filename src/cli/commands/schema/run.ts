import { createEnvironmentLibrary } from '../../../compile/environment-library.ts';
import { composeSchema } from '../../../environments/compose-schema.ts';
import { stringifySafely } from '../../../terminal/stringify-safely.ts';
import { findPackFolders } from '../../find-pack-folders.ts';
import { commandError, exitCodes } from '../../refused.ts';
import { refuseBroken } from '../../report.ts';
import type { System } from '../../system.ts';
import type { SchemaOptions } from './options.ts';

/** The schemas as they are published, each in a file of its own. */
const texts: { readonly [name in SchemaOptions['file']]: () => Promise<{ readonly text: string }> } = {
  values: () => import('../../../generated/schemas/values.js'),
  expectations: () => import('../../../generated/schemas/expectations.js'),
  environment: () => import('../../../generated/schemas/environment.js'),
};

/**
 * The work of `schema`: prints a JSON Schema. The schema of values can include the user's own environments.
 *
 * @throws Refused if a folder cannot be read, an environment is broken, or --environments is given for another schema
 *   than that of values
 */
export async function run({ file, environments }: SchemaOptions, system: System): Promise<number> {
  const { text } = await texts[file]();
  if (environments === undefined) {
    system.stdout.write(text);
    return exitCodes.ok;
  }
  if (file !== 'values') throw commandError(`--environments works with the schema of values only, not of ${file}`);
  const folders = findPackFolders(environments, system);
  const library = createEnvironmentLibrary(folders);
  const found = await Promise.all([...new Set(folders.map((folder) => folder.name))].map(library.find));
  refuseBroken(found, system);
  const packs = found.flatMap((one) => (one.kind === 'pack' ? [one.pack] : []));
  system.stdout.write(stringifySafely(composeSchema(JSON.parse(text), packs)));
  return exitCodes.ok;
}
