import { describeApplyOutcome } from '../../kubernetes/messages.ts';
import type { Route } from '../../mesh/route.ts';

import { readRoutes } from '../../routing/answer/read-routes.ts';
import { commandError } from '../command-error.ts';
import type { RouteSourceOptions } from '../route-source-options.ts';
import type { System } from '../system.ts';
import { contextOf } from './context-of.ts';

const resources = ['virtualservices.networking.istio.io', 'httproutes.gateway.networking.k8s.io'];

/**
 * Reads the route of a release from the cluster: the VirtualService or HTTPRoute that has its name.
 *
 * @throws CommandError if there is none, it cannot be simulated, or kubectl fails
 */
export async function liveRoutes(name: string, options: RouteSourceOptions, system: System): Promise<readonly Route[]> {
  const namespace = options.namespace ?? (system.env.HELM_NAMESPACE || 'default');
  for (const resource of resources) {
    const json = await getJson({ resource, name, namespace }, options, system);
    if (json === undefined) continue;
    const read = readRoutes(`${resource}/${name}`, new TextEncoder().encode(json), namespace);
    if (read.ok && read.routes.length > 0) return read.routes;
    if (read.ok) continue;
    const problems = read.diagnostics.map(({ message }) => message).join('; ');
    throw commandError(`${resource}/${name} in ${namespace}: ${problems}`);
  }
  throw commandError(
    `the cluster has no VirtualService and no HTTPRoute ${name} in ${namespace}: the controller writes it once a version is available; name another namespace with -n`,
  );
}

interface Wanted {
  readonly resource: string;
  readonly name: string;
  readonly namespace: string;
}

async function getJson(wanted: Wanted, options: RouteSourceOptions, system: System): Promise<string | undefined> {
  const { getObject } = await import('../../kubernetes/get-object.ts');
  const { kubectl, kubeconfig } = options;
  const context = contextOf(options, system);
  const got = await getObject({
    ...wanted,
    kubectl,
    ...(context === undefined ? {} : { context }),
    ...(kubeconfig === undefined ? {} : { kubeconfig }),
    env: system.env,
  });
  if (got.kind === 'found') return got.json;
  if (got.kind === 'missing') return undefined;
  const { outcome, stderr } = got;
  system.stderr.write(stderr);
  const mayNotRead = outcome.kind === 'done' && outcome.trouble === 'forbidden';
  const advice = mayNotRead
    ? `ask for a role that can get ${wanted.resource} in ${wanted.namespace}`
    : describeApplyOutcome(outcome);
  throw commandError(advice ?? `kubectl cannot read ${wanted.resource}/${wanted.name}`);
}
