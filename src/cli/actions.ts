/** What the commands do. It is a file of its own when built: help and version need none of it. */
export { applyRelease } from './actions/apply-release.ts';
export { listEnvironments } from './actions/list-environments.ts';
export { postRenderStream } from './actions/post-render-stream.ts';
export { printManifests } from './actions/print-manifests.ts';
export { printReport } from './actions/print-report.ts';
export { printSchema } from './actions/print-schema.ts';
