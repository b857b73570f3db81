import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { findAccess } from '../../../src/kubernetes/api/api-access.ts';

const folder = mkdtempSync(join(tmpdir(), 'api-access-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Writes a kubeconfig of two contexts, and returns what finds the cluster of one. */
function access(server: string, user: object) {
  const kubeconfig = join(folder, 'kubeconfig');
  const context = { cluster: 'one', user: 'me', namespace: 'shop' };
  writeFileSync(
    kubeconfig,
    JSON.stringify({
      ...{ apiVersion: 'v1', kind: 'Config', 'current-context': 'here' },
      clusters: [{ name: 'one', cluster: { server, 'tls-server-name': 'inside' } }],
      users: [{ name: 'me', user }],
      contexts: [
        { name: 'here', context },
        { name: 'there', context: { ...context, namespace: undefined } },
      ],
    }),
  );
  return (now: () => number, name: string | null = null) => findAccess({ kubeconfig, context: name, now });
}

it('finds the cluster, the namespace and the token of a context', async () => {
  const find = access('https://127.0.0.1:6443', { token: 'secret' });
  const found = find(() => 0);
  expect({ url: found.url.href, namespace: found.namespace }).toEqual({
    url: 'https://127.0.0.1:6443/',
    namespace: 'shop',
  });
  expect(find(() => 0, 'there').namespace).toBeNull();
  expect(await found.authenticate()).toMatchObject({
    headers: { Authorization: 'Bearer secret' },
    servername: 'inside',
  });
  expect(() => find(() => 0, 'elsewhere')).toThrow('the kubeconfig has no context elsewhere; it has here, there');
});

it('connects without TLS, as to `kubectl proxy`', async () => {
  const found = access('http://127.0.0.1:8001', { token: 'secret' })(() => 0);
  expect(await found.authenticate()).toMatchObject({ headers: { Authorization: 'Bearer secret' } });
});

it('reads credentials again after ten seconds', async () => {
  const tokenFile = join(folder, 'token');
  const find = access('https://127.0.0.1:6443', { 'auth-provider': { name: 'tokenFile', config: { tokenFile } } });
  let now = 0;
  const { authenticate } = find(() => now);
  writeFileSync(tokenFile, 'first');
  const first = await authenticate();
  expect(first).toMatchObject({ headers: { Authorization: 'Bearer first' } });
  now = 9_999;
  expect(await authenticate()).toBe(first);
  now = 10_000;
  expect(await authenticate()).not.toBe(first);
});
