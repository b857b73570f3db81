import type { DataMap } from '../../../src/values/data.ts';
import { runProgram } from '../cli/run-program.ts';
import type { ClusterClient } from './cluster-client.ts';
import { makeAvailable } from './version-objects.ts';

/** As long as the names of the releases, so that every release has as many bytes. */
const placeholder = 'app-00000';

/** The name of the release with a number. */
export function releaseName(index: number): string {
  return `app-${String(index).padStart(5, '0')}`;
}

/** The two versions of a release, of which the second is the candidate. */
export function versionName(index: number, version: 0 | 1): string {
  return `${releaseName(index)}-${version}`;
}

/**
 * Renders one release with two versions on Istio, with weights 30 and 70, and copies it.
 *
 * @returns gives the 8 objects of the release with a number, the routemap last
 */
export async function manyReleases(): Promise<(index: number) => readonly DataMap[]> {
  const { stdout } = await runProgram([
    ...['render', placeholder, '-f', 'examples/blue-green/weights.yaml', '-n', 'default', '-o', 'json'],
  ]);
  return (index) => {
    const { items } = JSON.parse(stdout.replaceAll(placeholder, releaseName(index))) as {
      readonly items: readonly DataMap[];
    };
    return items;
  };
}

/** Makes releases whose versions are available, several at a time. */
export async function makeReleases(client: ClusterClient, count: number): Promise<void> {
  const objectsOf = await manyReleases();
  let next = 0;
  const hand = async () => {
    while (next < count) {
      const index = next;
      next += 1;
      await makeAvailable(client, objectsOf(index));
    }
  };
  await Promise.all(Array.from({ length: 8 }, hand));
}
