import type { ApiAnswer, ApiRequest, ApiServer } from '../../../src/kubernetes/api/api-server.ts';
import type { VirtualTime } from '../virtual-time.ts';

/** How long a request and its answer are on their way, in milliseconds; null if they get lost. */
export interface Way {
  readonly request: number | null;
  readonly answer: number | null;
}

/** The API server, as far as one Lease needs it. */
export function leaseServer(time: VirtualTime) {
  let lease: { spec: object; metadata: { resourceVersion: string } } | undefined;
  let version = 0;
  const never = new AbortController().signal;

  function handle({ method, body = '{}' }: ApiRequest): ApiAnswer {
    const sent = JSON.parse(body) as { spec: object; metadata?: { resourceVersion?: string } };
    const answer = (status: number, object: unknown) => ({ status, body: JSON.stringify(object), retryAfter: null });
    if (method === 'GET') return lease === undefined ? answer(404, {}) : answer(200, lease);
    if (method === 'POST' && lease !== undefined) return answer(409, {});
    if (method === 'PUT' && sent.metadata?.resourceVersion !== lease?.metadata.resourceVersion) return answer(409, {});
    version += 1;
    lease = { spec: sent.spec, metadata: { resourceVersion: String(version) } };
    return answer(200, lease);
  }

  /** The connection of one replica. */
  function connect(way: () => Way): ApiServer {
    return {
      send: async (request) => {
        const { request: there, answer: back } = way();
        const lost = async (): Promise<never> => {
          await time.sleep(request.idle ?? 30_000, request.signal ?? never);
          throw new Error('the API server has sent nothing');
        };
        if (there === null) return lost();
        await time.sleep(there, never);
        const answer = handle(request);
        if (back === null) return lost();
        await time.sleep(back, never);
        return answer;
      },
      stream: () => Promise.reject(new Error('there are no streams')),
      close: () => {},
    };
  }

  return { connect, holder: () => (lease?.spec as { holderIdentity?: string } | undefined)?.holderIdentity };
}
