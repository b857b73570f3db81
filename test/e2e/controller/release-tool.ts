import { expect } from 'vitest';
import { runProgram } from '../cli/run-program.ts';
import type { Cluster } from '../cluster/cluster.ts';
import { startHelm } from '../helm/start-helm.ts';

export const toolNames = ['helm3', 'helm4', 'apply'] as const;

/** A way to install, change and delete a release. Each fails the test if its command does. */
export interface ReleaseTool {
  readonly apply: (release: string, file: string) => Promise<void>;
  /** Deletes the objects of a candidate that the values do not have any more, if there are any; Helm does so by itself. */
  readonly dropCandidate: (release: string) => Promise<void>;
  readonly remove: (release: string, file: string) => Promise<void>;
  readonly stop: () => void;
}

interface Ending {
  readonly exitCode: number | undefined;
  readonly stderr: string;
}

function expectOk({ exitCode, stderr }: Ending): void {
  expect({ exitCode, stderr }).toMatchObject({ exitCode: 0 });
}

/** Prepares a way of docs/helm.md or docs/kubectl.md. */
export async function startTool(name: (typeof toolNames)[number], cluster: Cluster): Promise<ReleaseTool> {
  if (name === 'apply') return applyTool(cluster);
  const helm = await startHelm(name, cluster.env);
  return {
    apply: async (release, file) => {
      const install = `helm upgrade --install ${release} ./chart --post-renderer iter8-release -f -`;
      expectOk(await helm.shell(`cat ${file} | ${install}`));
    },
    dropCandidate: async () => {},
    remove: async (release) => expectOk(await helm.run(['uninstall', release])),
    stop: () => helm.stop(),
  };
}

function applyTool(cluster: Cluster): ReleaseTool {
  return {
    apply: async (release, file) =>
      expectOk(await runProgram(['apply', release, '-f', file, '--kubectl', cluster.kubectl], { env: cluster.env })),
    dropCandidate: async (release) => {
      const name = `${release}-1`;
      const objects = [`deployment/${name}`, `service/${name}`, `configmap/${name}-weight-config`];
      expectOk(await cluster.runKubectl(['delete', '--ignore-not-found', ...objects]));
    },
    remove: async (release, file) => {
      const { stdout } = await runProgram(['render', release, '-f', file]);
      expectOk(await cluster.runKubectl(['delete', '-f', '-'], stdout));
    },
    stop: () => {},
  };
}
