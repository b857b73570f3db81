/**
 * What the CEL rules ask of a path that is compared as text: it begins with "/" and has no "//", "/./", "/../" or "%2F",
 * and no character that the path of a URL cannot have.
 */
const plainPath = "^(?!.*(//|/\\.{1,2}(/|$)|%2[fF]))/([-A-Za-z0-9/._~!$&'()*+,;=:@]|%[0-9a-fA-F]{2})*$";

const comparison = { title: 'How it is compared', description: 'The whole value, or a regular expression.' };

/** Our words for the Gateway API's HTTPRouteMatch, and its CEL rules. */
export const conditionNotes = {
  '': { title: 'Match condition', description: 'A request must meet all parts of an entry.' },
  path: {
    title: 'Path of the request',
    description: 'Without a path, every path meets the condition.',
    examples: [{ type: 'PathPrefix', value: '/beta' }],
    // All in one pattern; the eleventh is the enum of `type`.
    validations: 11,
    if: { properties: { type: { const: 'RegularExpression' } }, required: ['type'] },
    else: { properties: { value: { pattern: plainPath } } },
  },
  'path.type': {
    ...comparison,
    description:
      '`PathPrefix` compares whole elements of the path: `/beta` matches `/beta` and `/beta/1`, but not `/betas`. Each implementation decides how it reads a `RegularExpression`.',
  },
  'path.value': { title: 'Path', description: 'The path, its beginning or the expression, as `type` says.' },
  headers: {
    title: 'Headers',
    description: 'The request must have all of them.',
    examples: [[{ name: 'traffic', value: 'test' }]],
  },
  'headers.*': { title: 'Condition on a header' },
  'headers.*.name': { title: 'Name of the header', description: 'Upper and lower case are the same.' },
  'headers.*.type': comparison,
  'headers.*.value': {
    title: 'Value of the header',
    description: 'The value, or the expression that it must match, as `type` says.',
  },
  queryParams: {
    title: 'Query parameters',
    description: 'The request must have all of them.',
    examples: [[{ name: 'version', value: 'beta' }]],
  },
  'queryParams.*': { title: 'Condition on a query parameter' },
  'queryParams.*.name': { title: 'Name of the parameter', description: 'Upper and lower case differ.' },
  'queryParams.*.type': comparison,
  'queryParams.*.value': {
    title: 'Value of the parameter',
    description: 'The value, or the expression that it must match, as `type` says.',
  },
  method: { title: 'HTTP method', description: 'Only requests with this method.' },
};
