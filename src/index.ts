/**
 * The library: what the command line does, without a process around it.
 *
 * `compileRelease` reads and validates values, `renderRelease` makes the manifests, `writeManifests` their text;
 * the `format…` functions write diagnostics. `routesOfRelease` makes the routes that the Iter8 controller will make, and
 * `answerRequest` tells which version answers a request. `executeGoTemplate` executes any Go template. `prepareRelease` is
 * the former name of `compileRelease`.
 */

export type { ResourceFile } from './adoption/read-resources.ts';
export type { Resource } from './adoption/resource.ts';
export { type AnsweredRequest, answerRequest, type RequestAnswer } from './compile/answer-request.ts';
export {
  type CompiledRelease,
  type CompiledRelease as PreparedRelease,
  type CompileRequest,
  type CompileRequest as ReleaseRequest,
  compileRelease,
  compileRelease as prepareRelease,
} from './compile/compile-release.ts';
export { routesOfRelease } from './compile/routemap-of-release.ts';
export type { Diagnostic, Path, RelatedPlace } from './diagnostics/diagnostic.ts';
export type { DiagnosticCode, Severity } from './diagnostics/diagnostic-codes.ts';
export { formatGithub } from './diagnostics/format-github.ts';
export { formatJson } from './diagnostics/format-json.ts';
export { formatSarif } from './diagnostics/format-sarif.ts';
export { formatText } from './diagnostics/format-text.ts';
export type { Position } from './diagnostics/position.ts';
export type { Environment, EnvironmentPack } from './environments/environment.ts';
export {
  executeTemplate as executeGoTemplate,
  type GoTemplateError,
  type GoValue,
  type TemplateRequest as GoTemplateRequest,
  type TemplateResult as GoTemplateResult,
} from './go-template/index.ts';
export { type Expanded, renderRelease } from './manifests/expand-release.ts';
export type { Identity, Manifest } from './manifests/manifest.ts';
export { writeManifests } from './manifests/write-manifests.ts';
export type { ApiVersions, Release, Routing } from './release/release.ts';
export type { RequestSpec, RequestSpec as RequestWish } from './routing/answer/build-request.ts';
export type { Routes, RoutesResult } from './routing/make-routes.ts';
export type { Data, DataMap, Scalar } from './values/data.ts';
export type { ValuesInput } from './values/load-values.ts';
