/**
 * The label that tells the pods of a version from those of the others where it is taken from existing objects: these
 * share all other labels, which stay as they are, because policies, budgets and monitors may select by them.
 */
export function versionMark(name: string): { readonly [key: string]: string } {
  return { 'iter8.tools/version-name': name };
}
