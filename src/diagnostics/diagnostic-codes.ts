/** `error` stops render and apply; `warning` becomes an error with --strict; `info` never fails anything. */
export type Severity = 'error' | 'warning' | 'info';

/** What all diagnostics of one code have in common. */
export interface CodeDescription {
  /** A short noun phrase that begins with a capital letter. */
  readonly title: string;
  /** What the code is reported as, unless an option changes it (`--strict`, `--allow-unknown`). */
  readonly severity: Severity;
  /** What is wrong, in one or two sentences. */
  readonly meaning: string;
}

/** The closed list of codes. docs/reference/diagnostics.md has them in the same order, with examples. */
const descriptions = {
  // reading
  'yaml-syntax': error('Malformed YAML', 'The file is not valid YAML.'),
  'yaml-duplicate-key': error('Duplicate key', 'A map has the same key twice, so one of the two values would be lost.'),
  'yaml-limit': error(
    'Input over a limit',
    'The input is too large, is nested too deeply, or grows too much when its aliases are expanded.',
  ),
  'yaml-encoding': error(
    'Text that is not UTF-8',
    'The file contains bytes or characters that YAML does not allow. It must be UTF-8 without control characters.',
  ),
  'yaml-not-a-map': error(
    'Values that are not a map',
    'The top level of a values file must be a map of keys and values.',
  ),
  'yaml-several-documents': error(
    'Several documents in one file',
    'A values file must hold one YAML document. Everything after a `---` would be ignored.',
  ),
  'yaml-tag': error('Unusable tag', 'A value has a YAML tag that is unknown or does not fit the value.'),
  'yaml-surprise': info(
    'Surprising scalar',
    'YAML reads a value without quotes as something that its author probably did not mean, such as `on` as a boolean.',
  ),
  'set-syntax': error(
    'Malformed --set argument',
    "The argument of --set or a similar flag does not follow Helm's grammar.",
  ),
  'file-unreadable': error('Unreadable file', 'A file that the values refer to cannot be read.'),
  // schema
  'unknown-key': error('Unknown key', 'The key is not known here, so its value would be ignored.'),
  'missing-key': error('Missing key', 'A required key is missing.'),
  'wrong-type': error('Wrong type', 'The value has the wrong type, for example a string instead of a list.'),
  'wrong-value': error('Wrong value', 'The type is right, but the value is not allowed here.'),
  'out-of-range': error(
    'Value out of range',
    'A number, or the length of a list or a string, is too small or too large.',
  ),
  'unknown-environment': error('Unknown environment', 'No environment has this name.'),
  'unknown-strategy': error('Unknown strategy', 'The environment does not have a strategy of this name.'),
  // release
  'duplicate-version': error(
    'Duplicate version',
    'Two versions have the same name and namespace, so the objects of one would replace those of the other.',
  ),
  'duplicate-object': error(
    'Duplicate object',
    'Two objects of the release have the same kind, name and namespace, so one would replace the other.',
  ),
  'invalid-name': error('Invalid name', 'Kubernetes would reject the name, or a name that is derived from it.'),
  'invalid-label': error('Invalid label', 'Kubernetes would reject the key or the value of a label.'),
  'invalid-annotation': error(
    'Invalid annotation',
    'Kubernetes would reject the key of an annotation, or the annotations are too large together.',
  ),
  'invalid-image': warning(
    'Image that cannot be pulled',
    'Kubernetes would accept the image, but a container runtime cannot tell which image it names.',
  ),
  'misplaced-match': error(
    'Misplaced match',
    'The conditions have a form that this environment does not support, or two forms at once.',
  ),
  'selector-mismatch': error(
    'Selector that misses its pods',
    'The selector of a Deployment or a Service does not match the labels of its pods.',
  ),
  'port-unreachable': error(
    'Unreachable port',
    'A Service sends requests to a port on which no container of its pods listens.',
  ),
  specification: error(
    'Contradiction in a specification',
    'Each field of a specification is valid, but the Kubernetes API does not allow them together.',
  ),
  'from-unusable': error(
    'No source for a version',
    'The `from` of a version matches nothing usable in the given manifests, or more than one object.',
  ),
  'unused-resources': info(
    'Unused manifests',
    'Manifests are given, but no version has a `from`, so they are not used.',
  ),
  'replaced-object': warning(
    'Reference to a replaced object',
    'Something in the given manifests refers to an object that the release replaces, so it stops working as before.',
  ),
  unsupported: error(
    'Not supported by the environment',
    'The routes of this environment or strategy cannot do what the values ask for.',
  ),
  'route-rejected': error(
    'Route that would be rejected',
    'The value has the right form, but Istio or the Kubernetes API would reject the route that contains it.',
  ),
  // traffic lint
  'weights-all-zero': warning('All weights zero', 'Every version has weight 0, so the primary gets all requests.'),
  'weight-without-effect': warning(
    'Weight without effect',
    'A version has a weight, but the strategy does not distribute requests by weight.',
  ),
  'weight-omitted': info('Omitted weight', 'Other versions have a weight and this one does not, so it counts as 50.'),
  'match-without-effect': warning(
    'Match without effect',
    'A version has conditions, but the strategy does not use them.',
  ),
  'key-without-effect': warning(
    'Key without effect',
    'The key is valid, but it has no effect in this environment or next to the other keys.',
  ),
  'candidate-without-traffic': warning(
    'Candidate without traffic',
    'A candidate is deployed, but it never gets a request.',
  ),
  'no-replicas': warning(
    'Version without pods',
    'The Deployment of a version has 0 replicas, so requests to this version fail.',
  ),
  'other-namespace': warning(
    'Version in another namespace',
    'A version is not in the namespace of the routemap, so by default the Iter8 controller makes no route.',
  ),
  'port-without-route': warning(
    'Port without a route',
    'Clients may call this port, but the route takes no requests for it.',
  ),
  'tcp-port': warning(
    'Port that is not HTTP',
    'Istio does not read the port of a version as HTTP, so rules and weights of the route do not apply to its requests.',
  ),
  'shared-resource': warning(
    'Shared volume or port of a node',
    'Two versions use the same ReadWriteOnce volume or the same port of a node, so their pods can be stuck.',
  ),
  'shared-twice': warning(
    'Requests shared twice',
    'A version shares its requests among its own revisions, besides the shares of the release.',
  ),
  'match-everything': warning(
    'Match for every request',
    'The conditions of a candidate match every request, so the candidate gets all requests and the primary none.',
  ),
  'match-hidden': warning(
    'Hidden match',
    'An earlier candidate already matches every request that these conditions match, so they have no effect.',
  ),
  'mirror-percentage': warning(
    'Mirror percentage over 100',
    'A mirror cannot get copies of more than 100 % of the requests.',
  ),
  'single-version': info(
    'Single version',
    'The strategy needs two or more versions to have an effect. The only version gets all requests.',
  ),
  // where the chart did otherwise
  'differs-from-chart': info(
    'Different from the chart',
    'For these values the result deliberately differs from the result of the Iter8 release chart.',
  ),
  // environments of the user's own
  'broken-environment': error(
    'Broken environment',
    'An environment of --environments cannot be used: a file is missing or invalid, or a template is wrong.',
  ),
  // routemaps and routes
  'broken-routemap': error(
    'Broken routemap',
    'The Iter8 controller would reject this routemap, or could not make a route from it.',
  ),
  'broken-configuration': error(
    'Broken configuration',
    'The controller cannot use its configuration file: a key is missing, or it has the wrong type.',
  ),
  'broken-route': error(
    'Broken route',
    'The API server, the webhook of the mesh or a proxy would reject this route, so it has no effect on requests.',
  ),
  'broken-object': error(
    'Broken object beside a route',
    'The API server would reject an object that decides where requests go, such as a gateway or a Service.',
  ),
  'unattached-route': warning(
    'Route without a parent',
    'A parent of the route, such as a gateway, does not take it, so requests do not reach it there.',
  ),
  'unusable-backend': warning(
    'Unusable backend',
    'Requests to a backend fail: it does not exist, its kind is unknown, or its namespace does not allow the reference.',
  ),
  'hidden-expression': warning(
    'Hidden regular expression',
    'A prefix of another rule matches every request that this regular expression matches, and Istio tries prefixes first.',
  ),
  'unportable-expression': warning(
    'Unportable expression',
    'A regular expression is not in RE2 syntax, which Istio, Envoy Gateway and other implementations with Envoy need.',
  ),
  'experimental-field': warning(
    'Experimental field',
    'Only the experimental channel of the Gateway API has the field or value; clusters with the standard CRDs do not.',
  ),
  'deprecated-key': warning('Deprecated key', 'The key still works, but its API has replaced it.'),
} satisfies { readonly [code: string]: CodeDescription };

/** A code names a kind of problem. Its meaning never changes between releases. */
export type DiagnosticCode = keyof typeof descriptions;

/** All codes, in the order of the list. */
export const diagnosticCodes = Object.keys(descriptions) as readonly DiagnosticCode[];

/** Describes a code: its title, its usual severity and its meaning. */
export function describeCode(code: DiagnosticCode): CodeDescription {
  return descriptions[code];
}

function error(title: string, meaning: string): CodeDescription {
  return { title, severity: 'error', meaning };
}

function warning(title: string, meaning: string): CodeDescription {
  return { title, severity: 'warning', meaning };
}

function info(title: string, meaning: string): CodeDescription {
  return { title, severity: 'info', meaning };
}
