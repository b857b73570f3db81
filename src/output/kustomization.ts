import { createHash } from 'node:crypto';
import { writeYaml } from '../manifests/write-yaml.ts';

/** The name under which kustomize, Argo CD and Flux look for the list. */
export const kustomizationFile = 'kustomization.yaml';

/** The first line of a kustomization.yaml that this program wrote. */
const madeBy = '# Written by iter8-release render, which replaces and removes what is listed here. Not to be edited.';

/**
 * The text of a kustomization.yaml that lists files and folders in the order to apply them. The next run reads from it
 * which files this program made. It never removes other files.
 * Form: https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/
 */
export function writeKustomization(resources: readonly string[]): string {
  const body = writeYaml({ apiVersion: 'kustomize.config.k8s.io/v1beta1', kind: 'Kustomization', resources });
  return `${madeBy}\n# Checksum: ${checksumOf(body)}\n${body}`;
}

/** The list in a kustomization.yaml, if this program wrote it and nobody has changed it since. */
export type ReadKustomization =
  | { readonly kind: 'made'; readonly resources: readonly string[] }
  | { readonly kind: 'edited' }
  | { readonly kind: 'foreign' };

/** Reads the list. Line endings that Git has changed do not count as an edit. */
export function readKustomization(text: string): ReadKustomization {
  const lines = text.replaceAll('\r\n', '\n').split('\n');
  if (!lines.some((line) => line === madeBy)) return { kind: 'foreign' };
  const [first, second = '', ...rest] = lines;
  const body = rest.join('\n');
  if (first !== madeBy || second !== `# Checksum: ${checksumOf(body)}`) return { kind: 'edited' };
  const items = rest.flatMap((line) => (line.startsWith('- ') ? [line.slice(2)] : []));
  const resources = items.map((item) => (item.startsWith('"') ? String(JSON.parse(item)) : item));
  // The checksum is not a secret, so a forged list could name files outside the folder.
  return resources.every(isInside) ? { kind: 'made', resources } : { kind: 'edited' };
}

/** Whether a path stays inside its folder: it is relative and has no `..`. */
export function isInside(path: string): boolean {
  return path.split('/').every((part) => part !== '' && part !== '.' && part !== '..' && !part.includes('\\'));
}

/** Shows whether the list was edited or half merged: the beginning of the SHA-256 of all lines after the checksum. */
function checksumOf(body: string): string {
  return createHash('sha256').update(body).digest('hex').slice(0, 16);
}
