import { defaultResourceTypes } from '../../../src/controller/configuration/resource-type.ts';
import { runController } from '../../../src/controller/run/run-controller.ts';
import type { VirtualTime } from '../virtual-time.ts';
import type { memoryApiServer } from './memory-api-server.ts';

/** Runs a controller against an API server in memory. */
export function startController(api: ReturnType<typeof memoryApiServer>, time: VirtualTime, replica = 'one') {
  const stop = new AbortController();
  const log: string[] = [];
  const ended = runController(
    {
      decisions: { types: defaultResourceTypes, settle: 2000, templates: { namespaces: 'own', cpu: null } },
      versions: ['v1.1'],
      namespace: null,
      leaseNamespace: 'iter8',
      replica,
      listen: '127.0.0.1:0',
    },
    {
      server: api.server,
      waiting: time,
      timeOfDay: () => 1_700_000_000_000 + time.now(),
      log: (level, message, fields) => log.push(`${level} ${message} ${JSON.stringify(fields ?? {})}`),
      signal: stop.signal,
    },
  );
  return { log, ended, stop: () => stop.abort() };
}

interface Options {
  readonly labels?: { readonly [key: string]: string };
  readonly annotations?: { readonly [key: string]: string };
}

/** A Deployment that is ready or not. */
export function deployment(name: string, ready: boolean, replicas = 1) {
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name, namespace: 'shop', labels: { 'iter8.tools/watch': 'true' } },
    spec: { replicas },
    status: { conditions: [{ type: 'Available', status: ready ? 'True' : 'False' }] },
  };
}

/** A routemap of two versions whose route has their weights. */
export function routemap(name: string, versions: readonly string[], { labels, annotations }: Options = {}) {
  const resources = versions.map(
    (version) => `- weight: 50\n  resources:\n  - gvrShort: deploy\n    name: ${version}\n`,
  );
  const rules = versions.map(
    (version, index) => `      - name: ${version}\n        weight: {{ index .Weights ${index} }}\n`,
  );
  return {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: {
      name,
      namespace: 'shop',
      labels: { 'iter8.tools/kind': 'routemap', 'iter8.tools/version': 'v1.1', ...labels },
      ...(annotations !== undefined && { annotations }),
    },
    data: {
      strSpec: `versions:\n${resources.join('')}routingTemplates:\n  blue-green:\n    gvrShort: httproute\n    template: |\n      apiVersion: gateway.networking.k8s.io/v1\n      kind: HTTPRoute\n      metadata:\n        name: ${name}\n      spec:\n        rules:\n        - backendRefs:\n${rules.map((rule) => `    ${rule.replace('\n', '\n    ')}`.replace(/ +$/, '')).join('')}`,
    },
  };
}
