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
}

/**
 * Writes what an API server and its clients need into a folder. The one user is an administrator who has a token; the
 * certificate that the kubeconfig trusts is made by the server itself, in the folder `certificates`, when it starts.
 */
export async function apiServerFiles(folder: string, serverUrl: string): Promise<ApiServerFiles> {
  const keys = generateKeyPairSync('ec', {
    namedCurve: 'P-256',
    privateKeyEncoding: { type: 'sec1', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  });
  const token = randomBytes(24).toString('hex');
  const files = {
    token,
    tokenFile: join(folder, 'tokens.csv'),
    serviceAccountKey: join(folder, 'service-account.key'),
    serviceAccountPublicKey: join(folder, 'service-account.pub'),
    certificates: join(folder, 'certificates'),
    kubeconfig: join(folder, 'kubeconfig'),
  };
  const kubeconfig = {
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [
      {
        name: 'e2e',
        cluster: { server: serverUrl, 'certificate-authority': join(files.certificates, 'apiserver.crt') },
      },
    ],
    users: [{ name: 'admin', user: { token } }],
    contexts: [{ name: 'e2e', context: { cluster: 'e2e', user: 'admin' } }],
    'current-context': 'e2e',
  };
  const secret = { mode: 0o600 };
  await writeFile(files.tokenFile, `${token},admin,admin,"system:masters"\n`, secret);
  await writeFile(files.serviceAccountKey, keys.privateKey, secret);
  await writeFile(files.serviceAccountPublicKey, keys.publicKey);
  // JSON is YAML.
  await writeFile(files.kubeconfig, JSON.stringify(kubeconfig, undefined, 2), secret);
  return files;
}
