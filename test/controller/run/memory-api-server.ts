import type { ApiAnswer, ApiRequest, ApiServer } from '../../../src/kubernetes/api/api-server.ts';

export interface MemoryObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: {
    readonly name: string;
    readonly namespace: string;
    readonly uid: string;
    readonly resourceVersion: string;
    readonly generation: number;
    readonly labels?: { readonly [key: string]: string };
    readonly annotations?: { readonly [key: string]: string };
    readonly ownerReferences?: readonly { readonly uid: string }[];
    readonly managedFields?: readonly object[];
  };
  readonly [field: string]: unknown;
}

/** An object as a client sends it. */
export interface PutObject {
  readonly metadata: Pick<MemoryObject['metadata'], 'name' | 'namespace'> & Partial<MemoryObject['metadata']>;
  readonly [field: string]: unknown;
}

/** What becomes of a request before the server handles it: nothing, a status, or a lost answer after it was handled. */
export type Fault = { readonly status: number } | 'lost' | undefined;

interface Watcher {
  readonly resource: string;
  readonly selector: string | null;
  readonly tell: (type: string, object: object) => void;
  readonly end: (reason: string) => void;
}

/** An API server in memory, as far as the controller needs one: lists, watches, server-side apply and merge patches. */
export function memoryApiServer(fault: (request: ApiRequest) => Fault = () => undefined) {
  const objects = new Map<string, MemoryObject>();
  const watchers = new Set<Watcher>();
  const writes: { readonly resource: string; readonly key: string; readonly request: ApiRequest }[] = [];
  let version = 100;

  const isSelected = (object: MemoryObject, selector: string | null) =>
    (selector?.match(/[^,(]+(?:\([^)]*\))?/g) ?? []).every((term) => {
      const [, label = '', value = ''] = /^([^= ]+)(?:=| in )\(?([^)]*)\)?$/.exec(term) ?? [];
      return object.metadata.labels?.[label] === value;
    });

  function store(resource: string, key: string, object: MemoryObject | undefined): void {
    const id = `${resource} ${key}`;
    const before = objects.get(id);
    if (object === undefined) objects.delete(id);
    else objects.set(id, object);
    for (const watcher of watchers) {
      if (watcher.resource !== resource) continue;
      const was = before !== undefined && isSelected(before, watcher.selector);
      const is = object !== undefined && isSelected(object, watcher.selector);
      if (is) watcher.tell(was ? 'MODIFIED' : 'ADDED', object);
      else if (was)
        watcher.tell('DELETED', {
          ...(object ?? before),
          metadata: { ...before.metadata, resourceVersion: String(version) },
        });
    }
  }

  /** Stores a new or changed object, as kubectl would. */
  function put(resource: string, object: PutObject): MemoryObject {
    const { name, namespace } = object.metadata;
    const key = `${namespace}/${name}`;
    const before = objects.get(`${resource} ${key}`);
    version += 1;
    const sameSpec = before !== undefined && JSON.stringify(before.spec) === JSON.stringify(object.spec);
    const stored = {
      ...object,
      metadata: {
        ...object.metadata,
        uid: before?.metadata.uid ?? `uid-${version}`,
        resourceVersion: String(version),
        generation: before === undefined ? 1 : before.metadata.generation + (sameSpec ? 0 : 1),
      },
    } as unknown as MemoryObject;
    store(resource, key, stored);
    return stored;
  }

  function remove(resource: string, key: string): void {
    version += 1;
    store(resource, key, undefined);
  }

  function apply(resource: string, key: string, body: MemoryObject): ApiAnswer {
    const before = objects.get(`${resource} ${key}`);
    const { uid, resourceVersion } = body.metadata;
    const isOther = uid !== undefined && uid !== before?.metadata.uid;
    const isOld =
      resourceVersion !== undefined && resourceVersion !== (before?.metadata.resourceVersion ?? resourceVersion);
    if (isOther || isOld) {
      return answer(409, { message: 'conflict' });
    }
    const same = JSON.stringify([before?.spec, before?.metadata.ownerReferences]);
    if (before !== undefined && same === JSON.stringify([body.spec, body.metadata.ownerReferences]))
      return answer(200, before);
    return answer(before === undefined ? 201 : 200, put(resource, body));
  }

  function handle(request: ApiRequest): ApiAnswer {
    const { pathname } = new URL(`http://localhost${request.path}`);
    const [, namespace = '', resource = '', name = ''] =
      /\/namespaces\/([^/]+)\/([^/]+)(?:\/([^/]+))?$/.exec(pathname) ?? [];
    const body = request.body === undefined ? undefined : JSON.parse(request.body);
    const key = `${namespace}/${name || body?.metadata?.name}`;
    const found = objects.get(`${resource} ${key}`);
    if (request.method === 'GET') return found === undefined ? answer(404, {}) : answer(200, found);
    if (request.method !== 'POST') writes.push({ resource, key, request });
    if (request.contentType === 'application/apply-patch+yaml') return apply(resource, key, body);
    if (request.contentType === 'application/merge-patch+json') {
      if (found === undefined) return answer(404, {});
      if (found.metadata.uid !== body.metadata.uid) return answer(409, {});
      if (found.metadata.resourceVersion !== body.metadata.resourceVersion) return answer(409, {});
      const annotations = { ...found.metadata.annotations, ...body.metadata.annotations };
      return answer(200, put(resource, { ...found, metadata: { ...found.metadata, annotations } }));
    }
    if (resource !== 'leases') return answer(201, {});
    const isCurrent = body.metadata.resourceVersion === found?.metadata.resourceVersion;
    return isCurrent ? answer(found === undefined ? 201 : 200, put(resource, body)) : answer(409, {});
  }

  async function send(request: ApiRequest): Promise<ApiAnswer> {
    const trouble = fault(request);
    if (typeof trouble === 'object') return answer(trouble.status, { message: `fault ${trouble.status}` });
    const result = handle(request);
    if (trouble === 'lost') throw new Error('the answer was lost');
    return result;
  }

  async function stream(request: ApiRequest, onLine: (line: string) => void): Promise<ApiAnswer> {
    const trouble = fault(request);
    if (typeof trouble === 'object') return answer(trouble.status, { message: `fault ${trouble.status}` });
    const { pathname, searchParams } = new URL(`http://localhost${request.path}`);
    const resource = pathname.split('/').at(-1) ?? '';
    const selector = searchParams.get('labelSelector');
    const tell = (type: string, object: object) => onLine(JSON.stringify({ type, object }));
    const asked = searchParams.get('resourceVersion');
    // It keeps no history: only who is up to date can go on.
    if (asked !== null && asked !== String(version)) return answer(410, { message: 'too old' });
    if (asked === null) {
      for (const [id, object] of objects) {
        if (id.startsWith(`${resource} `) && isSelected(object, selector)) tell('ADDED', object);
      }
      const annotations = { 'k8s.io/initial-events-end': 'true' };
      tell('BOOKMARK', { metadata: { resourceVersion: String(version), annotations } });
    }
    return new Promise((resolve, reject) => {
      const watcher = {
        resource,
        selector,
        tell,
        end: (reason: string) => {
          watchers.delete(watcher);
          reject(new Error(reason));
        },
      };
      watchers.add(watcher);
      request.signal?.addEventListener('abort', () => {
        watchers.delete(watcher);
        resolve(answer(200, {}));
      });
    });
  }

  const server: ApiServer = { send, stream, close: () => {} };
  return {
    server,
    put,
    remove,
    writes,
    get: (resource: string, key: string) => objects.get(`${resource} ${key}`),
    all: (resource: string) => [...objects].filter(([id]) => id.startsWith(`${resource} `)).map(([, object]) => object),
    /** Breaks the watches of a resource. */
    cut: (resource: string) => {
      for (const watcher of [...watchers]) if (watcher.resource === resource) watcher.end('cut');
    },
  };
}

function answer(status: number, body: unknown): ApiAnswer {
  return { status, body: JSON.stringify(body), retryAfter: null };
}
