import { findAccess } from '../../../../src/kubernetes/api/api-access.ts';
import { type ApiServer, describeAnswer } from '../../../../src/kubernetes/api/api-server.ts';
import { httpApiServer } from '../../../../src/kubernetes/api/http-api-server.ts';
import type { KubernetesObject } from './release-objects.ts';

/** Writes objects into the namespace `default`, without a program for each. */
export interface ClusterWriter {
  readonly server: ApiServer;
  readonly create: (object: KubernetesObject) => Promise<void>;
  /** Deletes an object at once. */
  readonly remove: (object: KubernetesObject) => Promise<void>;
  /** Says whether a Deployment is available, as the controllers of Kubernetes would. */
  readonly setAvailable: (deployment: string, available: boolean) => Promise<void>;
  /** Sets the annotation `iter8.tools/weight` of a Service. */
  readonly setWeight: (service: string, weight: number) => Promise<void>;
}

const merge = 'application/merge-patch+json';

/** @throws {Error} each function, if the API server refuses the write */
export function clusterWriter({ kubeconfig }: { readonly kubeconfig: string }): ClusterWriter {
  const server = httpApiServer(findAccess({ kubeconfig, context: null, now: () => performance.now() }));
  const ask = async (method: 'POST' | 'PATCH' | 'DELETE', path: string, body: object, contentType?: string) => {
    const answer = await server.send({ method, path, body: JSON.stringify(body), ...(contentType && { contentType }) });
    if (answer.status >= 300) throw new Error(`${method} ${path}: ${describeAnswer(answer)}`);
  };
  return {
    server,
    create: (object) => ask('POST', collectionOf(object), object),
    remove: (object) =>
      ask('DELETE', `${collectionOf(object)}/${object.metadata.name}`, {
        ...{ apiVersion: 'v1', kind: 'DeleteOptions', propagationPolicy: 'Background' },
      }),
    setAvailable: (name, available) => {
      const conditions = [{ type: 'Available', status: available ? 'True' : 'False' }];
      const path = `/apis/apps/v1/namespaces/default/deployments/${name}/status`;
      return ask('PATCH', path, { status: { observedGeneration: 1, conditions } }, merge);
    },
    setWeight: (name, weight) => {
      const path = `/api/v1/namespaces/default/services/${name}`;
      return ask('PATCH', path, { metadata: { annotations: { 'iter8.tools/weight': String(weight) } } }, merge);
    },
  };
}

function collectionOf({ apiVersion, kind }: KubernetesObject): string {
  const group = apiVersion.includes('/') ? `/apis/${apiVersion}` : `/api/${apiVersion}`;
  return `${group}/namespaces/default/${kind.toLowerCase()}s`;
}

/** Does the work with several hands. */
export async function together<Item>(items: readonly Item[], work: (item: Item) => Promise<void>): Promise<void> {
  let next = 0;
  const hand = async () => {
    while (next < items.length) {
      const item = items[next] as Item;
      next += 1;
      await work(item);
    }
  };
  await Promise.all(Array.from({ length: 8 }, hand));
}
