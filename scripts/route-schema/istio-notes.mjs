const text = { ref: '#/definitions/stringMatch' };
const optionalText = { ref: '#/definitions/optionalStringMatch' };

/** Our words for Istio's HTTPMatchRequest, and what its CRD does not say. */
export const conditionNotes = {
  '': { title: 'Match condition', description: 'A request must meet all parts of an entry.' },
  name: { title: 'Name', description: 'A name for this condition, for logs.' },
  uri: { ...text, title: 'Path of the request' },
  scheme: { ...text, title: 'URI scheme' },
  method: { ...text, title: 'HTTP method' },
  authority: { ...text, title: 'HTTP authority (host)' },
  headers: {
    title: 'Headers',
    description:
      'Conditions by header name, in lower case. A header with an empty condition, `{}`, only has to be present.',
    examples: [{ traffic: { exact: 'test' } }],
  },
  'headers.*': optionalText,
  withoutHeaders: {
    title: 'Headers that must not match',
    description: 'Like `headers`, for headers that the request must not have.',
  },
  'withoutHeaders.*': optionalText,
  queryParams: {
    title: 'Query parameters',
    description: 'Conditions by parameter name. A parameter with an empty condition, `{}`, only has to be present.',
  },
  'queryParams.*': optionalText,
  ignoreUriCase: {
    title: 'Ignore the case of the path',
    description: 'Whether `uri` with `exact` or `prefix` ignores the difference between upper and lower case.',
    default: false,
  },
  // The CRD takes any number of 32 bits; no host has another port.
  port: {
    title: 'Port of the host',
    description: 'Only requests to this port of the host.',
    minimum: 1,
    maximum: 65535,
  },
  sourceLabels: {
    title: 'Labels of the client',
    description: 'Only requests from workloads with these labels.',
  },
  sourceNamespace: {
    title: 'Namespace of the client',
    description: 'Only requests from workloads in this namespace.',
  },
  gateways: {
    title: 'Gateways',
    description: 'Only requests that come through one of these gateways; `mesh` is the traffic inside the mesh.',
  },
  statPrefix: {
    title: 'Prefix of the statistics',
    description: "What Istio puts before the names of the route's statistics.",
  },
};

const kinds = {
  exact: { title: 'Equal to', description: 'The whole text equals this one.' },
  prefix: { title: 'Beginning with', description: 'The text begins with this one.' },
  regex: {
    title: 'Matching this regular expression',
    description: 'The whole text matches this expression, in the syntax of RE2.',
  },
};

/** The same for StringMatch, which the CRD repeats wherever a text is compared. */
export const textNotes = {
  stringMatch: {
    // The CRD takes an empty condition. Istio's own check refuses it for what every request has.
    '': {
      title: 'Condition on a text',
      description: 'Exactly one of `exact`, `prefix`, `regex`.',
      minProperties: 1,
    },
    ...kinds,
  },
  optionalStringMatch: {
    '': {
      title: 'Condition on a text, or on its presence',
      description: 'At most one of `exact`, `prefix`, `regex`; `{}` asks for presence.',
    },
    ...kinds,
  },
};
