import type { Manifest } from '../manifests/manifest.ts';
import { writeJson } from '../manifests/write-json.ts';
import { writeYaml } from '../manifests/write-yaml.ts';
import { nameFiles } from './name-files.ts';

/** The files of a release by name, in the order to apply them. */
export function layOutRelease(manifests: readonly Manifest[], format: 'yaml' | 'json'): ReadonlyMap<string, string> {
  const write = format === 'json' ? writeJson : writeYaml;
  return new Map([...nameFiles(manifests, format)].map(([name, { object }]) => [name, write(object)]));
}
