import { findAnswer } from '../../../src/routing/answer/answer.ts';
import type { RequestSpec } from '../../../src/routing/answer/build-request.ts';
import { formatStatus } from '../../../src/routing/answer/describe-request.ts';
import { readRoutes } from '../../../src/routing/answer/read-routes.ts';
import type { Visit } from '../../../src/routing/simulate/try-rules.ts';

const group = 'gateway.networking.k8s.io/v1';

/** An object with its spec in YAML. The name is `name` or `namespace/name`. */
function object(apiVersion: string, kind: string, fullName: string, content: string): string {
  const [name, namespace = 'default'] = fullName.split('/').reverse();
  return `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: {name: ${name}, namespace: ${namespace}}\n${content}\n`;
}

export const gateway = (name: string, ...listeners: readonly string[]) =>
  object(group, 'Gateway', name, `spec: {gatewayClassName: any, listeners: [${listeners.join(', ')}]}`);

export const openGateway = (name: string, allowed: string, ...listeners: readonly string[]) =>
  object(
    group,
    'Gateway',
    name,
    `spec: {gatewayClassName: any, allowedListeners: ${allowed}, listeners: [${listeners.join(', ')}]}`,
  );

export const listenerSet = (name: string, parent: string, ...listeners: readonly string[]) =>
  object(group, 'ListenerSet', name, `spec: {parentRef: ${parent}, listeners: [${listeners.join(', ')}]}`);

/** A route that sends everything below a path to a Service of the same name. */
export const httpRoute = (name: string, parents: string, more = `rules: [{backendRefs: [{name: v1, port: 80}]}]`) =>
  object(group, 'HTTPRoute', name, `spec: {parentRefs: ${parents}, ${more}}`);

export const grant = (name: string, from: string, to: string) =>
  object(group, 'ReferenceGrant', name, `spec: {from: [${from}], to: [${to}]}`);

export const service = (name: string, ports = '[{port: 80}]') =>
  object('v1', 'Service', name, `spec: {ports: ${ports}}`);

export const namespace = (name: string, labels: string) =>
  `apiVersion: v1\nkind: Namespace\nmetadata: {name: ${name}, labels: ${labels}}\n`;

/** What `route --from` finds in a file. */
export function askFile(objects: readonly string[], spec: RequestSpec = {}) {
  const read = readRoutes('all.yaml', new TextEncoder().encode(objects.join('---\n')), 'default');
  if (!read.ok) return { ...none, errors: read.diagnostics.map(placed) };
  const found = findAnswer(read.routes, spec, []);
  if (!found.ok) return { ...none, errors: [found.message] };
  const { shares, ended, unseen, outcome, request } = found.answer;
  const { entrance } = outcome.visit;
  return {
    ...none,
    answer: [
      ...shares.map(({ version, share }) => (share === 1 ? version : `${version} ${share}`)),
      ...ended.map(({ status, share }) => `${formatStatus(status)}${share === 1 ? '' : ` ${share}`}`),
    ].join(', '),
    asked: `${request.scheme}://${request.host}:${request.port}`,
    reasons: ended.map(({ reason }) => reason),
    listener: entrance?.kind === 'listener' ? entrance.listener.name : null,
    deviation: deviationOf(outcome.visit),
    unseen,
    warnings: read.warnings.map(placed),
  };
}

/** What a known implementation answers otherwise: the name of the route, or a status. */
function deviationOf({ deviation }: Visit): string | null {
  return deviation === null ? null : `${deviation.implementation}: ${deviation.winner?.route.name ?? '404'}`;
}

const none = {
  answer: '',
  asked: '',
  reasons: [] as readonly string[],
  listener: null as string | null,
  deviation: null as string | null,
  unseen: [] as readonly string[],
  warnings: [] as readonly string[],
  errors: [] as readonly string[],
};

function placed({
  code,
  message,
  position,
  hint,
}: {
  code: string;
  message: string;
  position: unknown;
  hint?: string;
}) {
  const { line, column } = position as { line: number; column: number };
  return `${code} ${line}:${column} ${message}${hint === undefined ? '' : ` | ${hint}`}`;
}
