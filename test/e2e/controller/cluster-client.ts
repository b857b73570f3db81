import { collectionPath } from '../../../src/controller/write/route-path.ts';
import { findAccess } from '../../../src/kubernetes/api/api-access.ts';
import type { ApiAnswer, ApiRequest } from '../../../src/kubernetes/api/api-server.ts';
import { httpApiServer } from '../../../src/kubernetes/api/http-api-server.ts';
import type { DataMap } from '../../../src/values/data.ts';
import { at } from '../../at.ts';
import type { Cluster } from '../cluster/cluster.ts';

/** Changes objects without starting a program for each change. Each function fails if the API server refuses. */
export interface ClusterClient {
  /** Makes an object, or gives it exactly the fields that are sent, besides those of others. */
  readonly apply: (object: DataMap) => Promise<DataMap>;
  /** Merges a change into an object. */
  readonly patch: (object: DataMap, change: object) => Promise<void>;
  readonly patchStatus: (object: DataMap, status: object) => Promise<void>;
  /** Undefined if it does not exist. */
  readonly get: (object: DataMap) => Promise<DataMap | undefined>;
  /** Does nothing if it does not exist. */
  readonly remove: (object: DataMap) => Promise<void>;
  readonly stop: () => void;
}

/** Makes a client of an administrator. */
export function clusterClient({ kubeconfig }: Cluster): ClusterClient {
  const server = httpApiServer(findAccess({ kubeconfig, context: null, now: () => performance.now() }));

  async function send(request: ApiRequest, ...missing: readonly number[]): Promise<ApiAnswer> {
    const answer = await server.send(request);
    if (answer.status < 300 || missing.includes(answer.status)) return answer;
    throw new Error(`${request.method} ${request.path}: ${answer.body}`);
  }

  return {
    apply: async (object) => {
      const path = `${pathOf(object)}?fieldManager=test&force=true`;
      const contentType = 'application/apply-patch+yaml';
      return JSON.parse((await send({ method: 'PATCH', path, contentType, body: JSON.stringify(object) })).body);
    },
    patch: async (object, change) => {
      await send({ method: 'PATCH', path: pathOf(object), contentType: mergePatch, body: JSON.stringify(change) });
    },
    patchStatus: async (object, status) => {
      const path = `${pathOf(object)}/status`;
      await send({ method: 'PATCH', path, contentType: mergePatch, body: JSON.stringify({ status }) });
    },
    get: async (object) => {
      const answer = await send({ method: 'GET', path: pathOf(object) }, 404);
      return answer.status === 404 ? undefined : JSON.parse(answer.body);
    },
    remove: async (object) => {
      await send({ method: 'DELETE', path: pathOf(object) }, 404);
    },
    stop: () => server.close(),
  };
}

const mergePatch = 'application/merge-patch+json';

function pathOf(object: DataMap): string {
  const [group, version] = `/${String(object.apiVersion)}`.split('/').slice(-2) as [string, string];
  const word = String(object.kind).toLowerCase();
  const resource = word.endsWith('y') ? word.replace(/y$/, 'ies') : `${word}s`;
  const name = String(at(object, 'metadata', 'name'));
  const collection = collectionPath({ group, version, resource }, String(at(object, 'metadata', 'namespace')));
  return `${collection}/${name}`;
}
