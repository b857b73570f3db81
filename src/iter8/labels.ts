/**
 * The labels and annotations that the Iter8 controller reads.
 * Source: controllers/ of github.com/iter8-tools/iter8
 */

/** Label of a version's objects. The controller watches only objects with the value `true`. */
export const watchLabel = 'iter8.tools/watch';

/** Label of a ConfigMap that the controller reads. Its value is `routemap`. */
export const kindLabel = 'iter8.tools/kind';

/** Label of a routemap. Its value is the version of the controller that watches it, such as `v1.1`. */
export const versionLabel = 'iter8.tools/version';

/** Annotation of a version's first resource. Its value is the version's weight. */
export const weightAnnotation = 'iter8.tools/weight';

/** The labels of a routemap. */
export function routemapLabels(controllerVersion: string): { readonly [key: string]: string } {
  return { 'app.kubernetes.io/managed-by': 'iter8', [kindLabel]: 'routemap', [versionLabel]: controllerVersion };
}

/** Whether an object with these labels is a routemap. */
export function isRoutemap(labels: { readonly [key: string]: unknown } | undefined): boolean {
  return labels?.[kindLabel] === 'routemap';
}

/**
 * The label that only the pods of one version have, for versions that adopt existing objects. Their other labels are the
 * same and stay as they are, because policies, budgets and monitors may select by them.
 */
export function versionMark(name: string): { readonly [key: string]: string } {
  return { 'iter8.tools/version-name': name };
}

/** Annotation of a routemap. The controller of this program writes what it made of the routemap into it, as JSON. */
export const statusAnnotation = 'iter8.tools/status';
