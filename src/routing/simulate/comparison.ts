/** The part of a request, or of where it comes from, that a condition is about. */
export type Subject =
  | {
      readonly kind: 'path' | 'method' | 'scheme' | 'authority' | 'port' | 'gateway' | 'source-namespace';
    }
  | { readonly kind: 'header' | 'query' | 'source-label'; readonly name: string };

/** How a condition compares its subject. */
export type Comparison =
  | { readonly kind: 'exact' | 'prefix'; readonly text: string; readonly ignoreCase: boolean }
  /** The elements of a path between slashes; a slash at the end says nothing. */
  | { readonly kind: 'elements'; readonly text: string }
  | { readonly kind: 'regex'; readonly text: string; readonly matches: (text: string) => boolean }
  | { readonly kind: 'present' }
  | { readonly kind: 'one-of'; readonly texts: readonly string[] };

/** Whether a text, undefined where the request has none, is as a comparison asks. */
export function compare(comparison: Comparison, text: string | undefined): boolean {
  if (text === undefined) return false;
  switch (comparison.kind) {
    case 'present':
      return true;
    case 'exact':
      return fold(text, comparison.ignoreCase) === fold(comparison.text, comparison.ignoreCase);
    case 'prefix':
      return fold(text, comparison.ignoreCase).startsWith(fold(comparison.text, comparison.ignoreCase));
    case 'elements':
      return hasElements(text, comparison.text);
    case 'regex':
      return comparison.matches(text);
    case 'one-of':
      return comparison.texts.includes(text);
  }
}

/** Envoy ignores the case of ASCII letters alone. */
function fold(text: string, ignoreCase: boolean): string {
  return ignoreCase ? text.replace(/[A-Z]/g, (letter) => letter.toLowerCase()) : text;
}

/** Source: PathMatchPathPrefix of https://gateway-api.sigs.k8s.io/reference/spec/#pathmatchtype */
function hasElements(path: string, prefix: string): boolean {
  const elements = prefix.replace(/\/$/, '');
  return path === elements || path.startsWith(`${elements}/`);
}
