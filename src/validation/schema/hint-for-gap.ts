/** What to write where nothing stands, for the keys that must have something. */
const hints: { readonly [key: string]: string } = {
  environment: 'say where the application runs, e.g. environment: deployment-istio',
  application: 'describe the application and its versions under application:',
  versions: 'list at least one version; the first is the primary',
  expect: 'list at least one request and what is expected of it, as in [{request: GET /, version: 0}]',
};

/**
 * What belongs to a key that is missing or empty; undefined where the key says so itself.
 *
 * @param parent the key of the map that it belongs to
 */
export function hintForGap(key: string, parent = ''): string | undefined {
  if (key === 'spec' && parent.endsWith('Specification'))
    return 'a specification stands in for the whole object, so it needs its spec';
  return Object.hasOwn(hints, key) ? hints[key] : undefined;
}
