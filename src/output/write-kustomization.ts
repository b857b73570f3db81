import { createHash } from 'node:crypto';
import { writeYaml } from '../manifests/write-yaml.ts';

/** The first line of a kustomization.yaml that this program wrote. */
export const madeBy =
  '# Written by iter8-release render, which replaces and removes what is listed here. Not to be edited.';

/**
 * The text of a kustomization.yaml that lists files and folders in the order to apply them. It is also what tells, the
 * next time, which files are the program's own: nothing else is ever removed.
 * Form: https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/
 */
export function writeKustomization(resources: readonly string[]): string {
  const body = writeYaml({ apiVersion: 'kustomize.config.k8s.io/v1beta1', kind: 'Kustomization', resources });
  return `${madeBy}\n# Checksum: ${checksumOf(body)}\n${body}`;
}

/** By which an edited or half-merged kustomization.yaml is known: the beginning of the SHA-256 of the lines after it. */
export function checksumOf(body: string): string {
  return createHash('sha256').update(body).digest('hex').slice(0, 16);
}
