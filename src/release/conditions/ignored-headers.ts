/**
 * Names of headers on which Istio ignores conditions. Source: HTTPMatchRequest.headers of
 * https://istio.io/latest/docs/reference/config/networking/virtual-service/
 */
export const ignoredHeaders: ReadonlySet<string> = new Set(['uri', 'scheme', 'method', 'authority']);
