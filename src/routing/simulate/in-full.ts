import { mesh } from './request.ts';
import { serviceHost } from './service-host.ts';

/** A name without dots is a Service in the namespace of the VirtualService. */
export function hostInFull(host: string, namespace: string): string {
  return host.includes('.') || host.includes('*') ? host : serviceHost(host, namespace);
}

/** A gateway without a namespace is in that of the route. */
export function gatewayInFull(name: string, namespace: string): string {
  return name === mesh || name.includes('/') ? name : `${namespace}/${name}`;
}
