/** What the chart's template renders of values, as Helm writes it. */
export function markerOf(
  values: object,
  options: { readonly release?: string; readonly namespace?: string; readonly annotations?: object } = {},
): string {
  const { release = 'web', namespace = 'shop', annotations } = options;
  const metadata = { name: release, ...(annotations === undefined ? {} : { annotations }) };
  return [
    '---',
    '# Source: iter8-release/templates/release.yaml',
    'apiVersion: release.iter8.tools/v1 (add --post-renderer iter8-release to the helm command)',
    'kind: Iter8Release',
    `metadata: ${JSON.stringify(metadata)}`,
    'spec:',
    `  release: ${JSON.stringify(release)}`,
    `  namespace: ${JSON.stringify(namespace)}`,
    '  revision: 1',
    `  values: ${JSON.stringify(JSON.stringify(values))}`,
    '',
  ].join('\n');
}
