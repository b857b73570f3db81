/** The host of a copy of a request to a host: Envoy marks copies by it. */
export function shadowHost(host: string): string {
  return host.replace(/(:\d+)?$/, '-shadow$1');
}
