/**
 * The versions of the APIs of Istio and of the Gateway API that a release is written in. The Iter8 1.1 controller applies
 * routes of `v1beta1`; clusters of today serve both, with the same fields.
 */
export type ApiVersions = 'v1beta1' | 'v1';
