/**
 * The labels and annotations by which the Iter8 controller finds objects and reads them.
 * Source: controllers/ of github.com/iter8-tools/iter8
 */

/** Label of an object that the controller watches; it watches only those with the value `true`. */
export const watchLabel = 'iter8.tools/watch';

/** Label that says what a ConfigMap is to the controller: a `routemap`. */
export const kindLabel = 'iter8.tools/kind';

/** Label of a routemap: the version of the controller that watches it, such as `v1.1`. */
export const versionLabel = 'iter8.tools/version';

/** Annotation of a version's first resource: the version's weight. */
export const weightAnnotation = 'iter8.tools/weight';

/** The labels of a routemap for a version of the controller. */
export function routemapLabels(controllerVersion: string): { readonly [key: string]: string } {
  return { 'app.kubernetes.io/managed-by': 'iter8', [kindLabel]: 'routemap', [versionLabel]: controllerVersion };
}

/** Whether an object with these labels is a routemap. */
export function isRoutemap(labels: { readonly [key: string]: unknown } | undefined): boolean {
  return labels?.[kindLabel] === 'routemap';
}

/**
 * The label that tells the pods of a version from those of the others where it adopts existing objects: these share all
 * other labels, which stay as they are, because policies, budgets and monitors may select by them.
 */
export function versionMark(name: string): { readonly [key: string]: string } {
  return { 'iter8.tools/version-name': name };
}
