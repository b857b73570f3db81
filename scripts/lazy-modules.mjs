/** The modules of src/ that become separate files in dist/, because not every run needs them. generated/ does, too. */
export const lazyModules = [
  'cli/glob-files.ts',
  'compile/expand-directly.ts',
  'compile/packs/compile-rules.ts',
  'compile/packs/open-pack.ts',
  'compile/packs/try-routes.ts',
  'kubernetes/apply-manifests.ts',
  'kubernetes/get-object.ts',
  'mesh/istio/check-virtual-service.ts',
  'validation/checks/find-expression-problem.ts',
  'validation/objects/check-objects.ts',
];

/**
 * Where a lazily loaded module ends up.
 *
 * @param {string} path relative to src/
 * @returns {string | undefined} relative to dist/; undefined for every other module
 */
export function lazyFile(path) {
  if (!lazyModules.includes(path) && !/^generated\/.+\.[jt]s$/.test(path)) return undefined;
  return path.replace(/^cli\//, '').replace(/\.[jt]s$/, '.cjs');
}
