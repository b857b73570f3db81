import type { Environment } from '../environments/environment.ts';
import { serviceHosts } from '../mesh/names.ts';
import { type DataMap, mapAt, numberAt, textAt, textListAt } from '../values/data.ts';
import { deriveRuleSettings } from './derive-settings.ts';
import { applicationName } from './names.ts';
import type { Application, GatewayReference } from './release.ts';

/** The default port of an application, as in Iter8's release chart. */
const defaultPort = 80;

/**
 * Derives name, namespace, port, hosts and gateways of the application. The default name and namespace are the release's.
 */
export function deriveApplication(input: {
  readonly values: DataMap;
  readonly name: string;
  readonly namespace: string;
  readonly environment: Environment;
}): Application {
  const given = mapAt(input.values, 'application') ?? {};
  const metadata = mapAt(given, 'metadata') ?? {};
  const name = applicationName(given, input.name);
  const namespace = textAt(metadata, 'namespace') ?? input.namespace;
  const gateways = [...new Set([...textListAt(input.values, 'gateway'), ...input.environment.gateways])];
  return {
    name,
    namespace,
    port: numberAt(given, 'port') ?? defaultPort,
    hosts: serviceHosts(name, namespace),
    extraHosts: textListAt(given, 'hosts'),
    ruleSettings: deriveRuleSettings(mapAt(given, 'route') ?? {}, input.environment),
    gateways,
    gatewayReferences: gateways.map(referenceOf),
  };
}

/** Reads `name` or `namespace/name`. */
function referenceOf(gateway: string): GatewayReference {
  const slash = gateway.indexOf('/');
  if (slash === -1) return { name: gateway, namespace: null };
  return { name: gateway.slice(slash + 1), namespace: gateway.slice(0, slash) };
}
