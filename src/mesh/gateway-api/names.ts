/** The API group of Gateways and HTTPRoutes. */
export const gatewayGroup = 'gateway.networking.k8s.io';

/** The kind of the routes that the program reads. */
export const routeKind = 'HTTPRoute';
