import { runProgram } from '../../cli/run-program.ts';

/** An object of Kubernetes. */
export interface KubernetesObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace?: string };
}

/** As long as the names of the releases, so that every release has as many bytes. */
const placeholder = 'app-00000';

/** The name of the release with a number. */
export function releaseName(index: number): string {
  return `app-${String(index).padStart(5, '0')}`;
}

/**
 * Renders one release with two versions on Istio, with weights 30 and 70, and copies it.
 *
 * @returns gives the 8 objects of the release with a number, the routemap last
 */
export async function releaseObjects(): Promise<(index: number) => readonly KubernetesObject[]> {
  const { stdout } = await runProgram([
    ...['render', placeholder, '-f', 'examples/blue-green/weights.yaml', '-n', 'default', '-o', 'json'],
  ]);
  return (index) => {
    const { items } = JSON.parse(stdout.replaceAll(placeholder, releaseName(index))) as {
      readonly items: readonly KubernetesObject[];
    };
    return items;
  };
}
