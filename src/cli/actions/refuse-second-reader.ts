import { commandError } from '../command-error.ts';

/**
 * Holds that standard input, `-`, is named once at most.
 *
 * @param named the files by the option that names them
 * @throws CommandError if it is named again
 */
export function refuseSecondReader(named: { readonly [flag: string]: readonly string[] | undefined }): void {
  const readers = Object.entries(named).flatMap(([flag, files = []]) =>
    files.filter((file) => file === '-').map((file) => `${flag} ${file}`),
  );
  if (readers.length > 1) throw commandError(`${readers.join(' and ')}: standard input can be read only once`);
}
