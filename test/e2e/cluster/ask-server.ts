import { readFile } from 'node:fs/promises';
import { Agent, request } from 'node:https';
import type { Cluster } from './cluster.ts';
import type { KubernetesObject } from './pilot-dialogue.ts';

/** What an API server would store of an object, or why it refuses it. */
export type Verdict =
  | { readonly kind: 'accepted'; readonly object: KubernetesObject }
  | { readonly kind: 'refused'; readonly reason: string };

export interface Server {
  /** Asks as `kubectl apply` does, with strict fields, but without storing the object. Its namespace is made if needed. */
  judge(object: KubernetesObject): Promise<Verdict>;
  stop(): void;
}

/** Asks an API server without starting a program for each object. */
export async function askServer({ kubeconfig, serverUrl }: Cluster): Promise<Server> {
  const config = JSON.parse(await readFile(kubeconfig, 'utf8'));
  const ca = await readFile(config.clusters[0].cluster['certificate-authority']);
  const agent = new Agent({ ca, keepAlive: true, maxSockets: 8 });
  const headers = { authorization: `Bearer ${config.users[0].user.token}`, 'content-type': 'application/json' };

  const post = (path: string, object: object) =>
    new Promise<{ readonly status: number; readonly text: string }>((resolve, reject) => {
      const sent = request(serverUrl + path, { method: 'POST', agent, headers }, (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (part: string) => {
          text += part;
        });
        response.on('end', () => resolve({ status: response.statusCode ?? 0, text }));
      });
      sent.on('error', reject).end(JSON.stringify(object));
    });

  const namespaces = new Map<string, Promise<unknown>>([['default', Promise.resolve()]]);
  const make = (name: string) =>
    post('/api/v1/namespaces', { apiVersion: 'v1', kind: 'Namespace', metadata: { name } });
  return {
    async judge(object) {
      const { apiVersion, kind, metadata } = object;
      const { namespace = 'default' } = metadata;
      const made = namespaces.get(namespace) ?? make(namespace);
      namespaces.set(namespace, made);
      await made;
      const place = `/apis/${apiVersion}/namespaces/${namespace}/${kind.toLowerCase()}s`;
      const { status, text } = await post(`${place}?dryRun=All&fieldValidation=Strict`, object);
      if (status === 201) return { kind: 'accepted', object: JSON.parse(text) };
      if (status === 400 || status === 422) return { kind: 'refused', reason: JSON.parse(text).message };
      throw new Error(`The API server answered ${status}: ${text}`);
    },
    stop: () => agent.destroy(),
  };
}
