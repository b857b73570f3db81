import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

export interface ApiServerFiles {
  token: string;
  tokenFile: string;
  serviceAccountKey: string;
  serviceAccountPublicKey: string;
  certificates: string;
  kubeconfig: string;
  /** A kubeconfig for each user. */
  kubeconfigs: { readonly [user in User]: string };
}

/** Administrators. In the audit log, replicas of a controller can be told apart by their users. */
const users = ['admin', 'replica-0', 'replica-1'] as const;
export type User = (typeof users)[number];

/**
 * Writes what an API server and its clients need into a folder. Its users are administrators with tokens; the
 * certificate that the kubeconfig trusts is made by the server itself, in the folder `certificates`, when it starts.
 */
export async function apiServerFiles(folder: string, serverUrl: string): Promise<ApiServerFiles> {
  const keys = generateKeyPairSync('ec', {
    namedCurve: 'P-256',
    privateKeyEncoding: { type: 'sec1', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  });
  const tokens = users.map((name) => ({ name, token: randomBytes(24).toString('hex') }));
  const kubeconfigs = Object.fromEntries(users.map((name) => [name, join(folder, `kubeconfig-${name}`)]));
  const files = {
    token: tokens[0]?.token ?? '',
    tokenFile: join(folder, 'tokens.csv'),
    serviceAccountKey: join(folder, 'service-account.key'),
    serviceAccountPublicKey: join(folder, 'service-account.pub'),
    certificates: join(folder, 'certificates'),
    kubeconfig: kubeconfigs.admin ?? '',
    kubeconfigs: kubeconfigs as ApiServerFiles['kubeconfigs'],
  };
  const secret = { mode: 0o600 };
  const lines = tokens.map(({ name, token }) => `${token},${name},${name},"system:masters"\n`);
  await writeFile(files.tokenFile, lines.join(''), secret);
  await writeFile(files.serviceAccountKey, keys.privateKey, secret);
  await writeFile(files.serviceAccountPublicKey, keys.publicKey);
  const authority = join(files.certificates, 'apiserver.crt');
  for (const { name, token } of tokens) {
    // JSON is YAML.
    const text = JSON.stringify(kubeconfigOf(serverUrl, authority, name, token), undefined, 2);
    await writeFile(files.kubeconfigs[name], text, secret);
  }
  return files;
}

function kubeconfigOf(server: string, authority: string, name: string, token: string): object {
  return {
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [{ name: 'e2e', cluster: { server, 'certificate-authority': authority } }],
    users: [{ name, user: { token } }],
    contexts: [{ name: 'e2e', context: { cluster: 'e2e', user: name } }],
    'current-context': 'e2e',
  };
}
