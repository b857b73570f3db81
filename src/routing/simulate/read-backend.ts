import { at, type MapField, needText, readNumber, readText } from './field.ts';
import type { Destination } from './route.ts';
import { serviceHost } from './service-host.ts';

/** A reference to what gets requests: a Service unless it says otherwise. */
export function readBackend(reference: MapField, namespace: string): Destination {
  const name = needText(at(reference, 'name'));
  const kind = readText(at(reference, 'kind')) ?? 'Service';
  const owner = readText(at(reference, 'namespace')) ?? namespace;
  const port = readNumber(at(reference, 'port'), 1, 65_535) ?? null;
  if (kind !== 'Service') return { host: `${kind}/${name}`, service: null, subset: null, port };
  return { host: serviceHost(name, owner), service: { name, namespace: owner }, subset: null, port };
}
