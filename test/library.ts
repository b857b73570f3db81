import { resolve } from 'node:path';
import { findPackFolders } from '../src/cli/find-pack-folders.ts';
import { nodeFiles } from '../src/cli/node-system.ts';
import { createEnvironmentLibrary } from '../src/compile/environment-library.ts';

const folders = findPackFolders(['examples/environments'], nodeFiles(resolve(import.meta.dirname, '..')));

/** The environments that the program brings, and those among the examples, as `--environments` finds them. */
export const library = createEnvironmentLibrary(folders);
