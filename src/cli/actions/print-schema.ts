import { createEnvironmentLibrary } from '../../compile/environment-library.ts';
import { composeSchema } from '../../environments/compose-schema.ts';
import { stringifySafely } from '../../terminal/stringify-safely.ts';
import { commandError } from '../command-error.ts';
import type { SchemaName, SchemaOptions } from '../commands/schema.ts';
import { exitCodes } from '../exit-codes.ts';
import type { System } from '../system.ts';
import { findPackFolders } from './find-pack-folders.ts';
import { reportBroken } from './report-broken.ts';

/** The schemas as they are published, each in a file of its own. */
const texts: { readonly [name in SchemaName]: () => Promise<{ readonly text: string }> } = {
  values: () => import('../../generated/schemas/values.js'),
  expectations: () => import('../../generated/schemas/expectations.js'),
  environment: () => import('../../generated/schemas/environment.js'),
};

/**
 * The work of `schema`: prints a JSON Schema, that of values with the environments of the user's own.
 *
 * @returns the exit code
 * @throws CommandError if a folder cannot be read, or environments are named and the schema is not that of values
 */
export async function printSchema(name: SchemaName, { environments }: SchemaOptions, system: System): Promise<number> {
  const { text } = await texts[name]();
  if (environments === undefined) {
    system.stdout.write(text);
    return exitCodes.ok;
  }
  if (name !== 'values') throw commandError(`--environments is for the schema of values, not of ${name}`);
  const folders = findPackFolders(environments, system);
  const library = createEnvironmentLibrary(folders);
  const found = await Promise.all([...new Set(folders.map((folder) => folder.name))].map(library.find));
  const exitCode = reportBroken(found, system);
  if (exitCode !== exitCodes.ok) return exitCode;
  const packs = found.flatMap((one) => (one.kind === 'pack' ? [one.pack] : []));
  system.stdout.write(stringifySafely(composeSchema(JSON.parse(text), packs)));
  return exitCodes.ok;
}
