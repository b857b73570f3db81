/** Characters that mean the same with and without an escape. Source: section 2.3 of RFC 3986 */
const unreserved = /^[-.0-9A-Z_a-z~]$/;

/**
 * The path as proxies compare it and send it on: without the elements `.` and `..`, with `/` for `\\`, and without needless
 * escapes, such as `%41`. `%2F` and `//` stay. The query stays as it is.
 * Sources: the option BASE of https://istio.io/latest/docs/reference/config/istio.mesh.v1alpha1/#MeshConfig-ProxyPathNormalization,
 * which is Istio's default, and normalize_path of Envoy, which it sets
 *
 * @param whole begins with a slash
 */
export function normalizePath(whole: string): string {
  const path = whole.replace(/[?#].*$/s, '');
  const readable = path.replaceAll('\\', '/').replace(/%([0-9A-Fa-f]{2})/g, (escaped, code: string) => {
    const character = String.fromCharCode(Number.parseInt(code, 16));
    return unreserved.test(character) ? character : escaped;
  });
  return withoutDots(readable) + whole.slice(path.length);
}

/** Source: section 5.2.4 of RFC 3986 */
function withoutDots(path: string): string {
  if (!path.includes('/.')) return path;
  const [, ...elements] = path.split('/');
  const kept: string[] = [];
  for (const element of elements) {
    if (element === '..') kept.pop();
    else if (element !== '.') kept.push(element);
  }
  const endsInFolder = ['.', '..'].includes(elements.at(-1) ?? '') && kept.length > 0;
  return `/${kept.join('/')}${endsInFolder ? '/' : ''}`;
}
