import type { Manifest } from './manifest.ts';
import { writeJson } from './write-json.ts';
import { writeYaml } from './write-yaml.ts';

/**
 * Writes manifests for kubectl: a YAML stream with a document for each, or a JSON object of kind List.
 */
export function writeManifests(manifests: readonly Manifest[], format: 'yaml' | 'json'): string {
  const objects = manifests.map(({ object }) => object);
  if (format === 'json') return writeJson({ apiVersion: 'v1', kind: 'List', items: objects });
  return objects.map((object) => `---\n${writeYaml(object)}`).join('');
}
