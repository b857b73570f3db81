/**
 * The library: what the command line does, without a process around it.
 *
 * `prepareRelease` reads and validates values, `renderRelease` makes the manifests, `writeManifests` their text;
 * the `format…` functions write diagnostics.
 */
export type { Diagnostic, Path, RelatedPlace, Severity } from './diagnostics/diagnostic.ts';
export type { DiagnosticCode } from './diagnostics/diagnostic-codes.ts';
export { formatGithub } from './diagnostics/format-github.ts';
export { formatJson } from './diagnostics/format-json.ts';
export { formatSarif } from './diagnostics/format-sarif.ts';
export { formatText } from './diagnostics/format-text.ts';
export type { Position } from './diagnostics/position.ts';
export { type PreparedRelease, prepareRelease, type ReleaseRequest } from './engine/prepare-release.ts';
export type { Environment } from './environments/environment.ts';
export type { EnvironmentPack } from './environments/environment-pack.ts';
export type { Identity, Manifest } from './manifests/manifest.ts';
export { renderRelease } from './manifests/render-release.ts';
export { writeManifests } from './manifests/write-manifests.ts';
export type { ApiVersions } from './release/api-versions.ts';
export type { Release } from './release/release.ts';
export type { ResourceFile } from './resources/read-resources.ts';
export type { Resource } from './resources/resource.ts';
export type { Data, DataMap, Scalar } from './values/data.ts';
export type { ValuesInput } from './values/load-values.ts';
