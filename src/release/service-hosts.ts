/** The hosts that mean a Service to clients in every namespace, the one in full last. */
export function serviceHosts(name: string, namespace: string): readonly [string, string, string] {
  const host = `${name}.${namespace}`;
  return [host, `${host}.svc`, `${host}.svc.cluster.local`];
}
