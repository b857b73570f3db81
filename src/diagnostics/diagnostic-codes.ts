/** The closed list of diagnostic codes; docs/reference/diagnostics.md explains each. */
export const diagnosticCodes = [
  // reading
  'yaml-syntax',
  'yaml-duplicate-key',
  'yaml-limit',
  'yaml-encoding',
  'yaml-not-a-map',
  'yaml-several-documents',
  'yaml-tag',
  'yaml-surprise',
  'set-syntax',
  'file-unreadable',
  // schema
  'unknown-key',
  'missing-key',
  'wrong-type',
  'wrong-value',
  'out-of-range',
  'unknown-environment',
  'unknown-strategy',
  // release
  'duplicate-version',
  'duplicate-object',
  'invalid-name',
  'invalid-label',
  'invalid-annotation',
  'invalid-image',
  'misplaced-match',
  'selector-mismatch',
  'port-unreachable',
  'specification',
  'from-unusable',
  'unused-resources',
  'replaced-object',
  'unsupported',
  // traffic lint
  'weights-all-zero',
  'weight-without-effect',
  'weight-omitted',
  'match-without-effect',
  'key-without-effect',
  'candidate-without-traffic',
  'no-replicas',
  'match-everything',
  'match-hidden',
  'mirror-percentage',
  'single-version',
  // where the chart did otherwise
  'differs-from-chart',
  // environments of the user's own
  'broken-environment',
  // routemaps and routes
  'broken-routemap',
  'broken-route',
] as const;

/** A code names a kind of problem and never changes its meaning between releases. */
export type DiagnosticCode = (typeof diagnosticCodes)[number];
