/** `error` stops render and apply; `warning` becomes an error with --strict; `info` never fails anything. */
export type Severity = 'error' | 'warning' | 'info';

/** What is the same for every diagnostic of one code. */
export interface CodeDescription {
  /** A short noun phrase that begins with a capital letter. */
  readonly title: string;
  /** What the code is reported as, unless an option changes it (`--strict`, `--allow-unknown`). */
  readonly severity: Severity;
  /** One sentence or two: what is wrong. */
  readonly meaning: string;
}

/** The closed list of codes; docs/reference/diagnostics.md has the same in the same order, with examples. */
const descriptions = {
  // reading
  'yaml-syntax': error('Malformed YAML', 'The file is not well-formed YAML, so nothing in it can be read.'),
  'yaml-duplicate-key': error(
    'Duplicate key',
    'A map has the same key twice, so one of the two values would be lost in silence.',
  ),
  'yaml-limit': error(
    'Input beyond a limit',
    'The input is too large, nested too deeply, or grows too much through its aliases.',
  ),
  'yaml-encoding': error(
    'Text that is not UTF-8',
    'The file holds bytes or characters that YAML does not allow: it must be UTF-8 without control characters.',
  ),
  'yaml-not-a-map': error(
    'Values that are no map',
    'The top level of a values file must be a map from keys to values.',
  ),
  'yaml-several-documents': error(
    'Several documents in one file',
    'A values file holds one YAML document; what follows a `---` would be ignored.',
  ),
  'yaml-tag': error('Unusable tag', 'A value has a YAML tag that is unknown or does not fit the value.'),
  'yaml-surprise': info(
    'Surprising scalar',
    'A plain scalar is read as something that its author hardly meant, such as `on` as a boolean.',
  ),
  'set-syntax': error(
    'Malformed --set argument',
    "The argument of a flag of the --set family does not follow Helm's grammar.",
  ),
  'file-unreadable': error('Unreadable file', 'A file that the values refer to cannot be read.'),
  // schema
  'unknown-key': error('Unknown key', 'The key means nothing here, so what it says would be ignored.'),
  'missing-key': error('Missing key', 'A key that is needed here is absent.'),
  'wrong-type': error('Wrong type', 'The value is of another type than the one that is needed here.'),
  'wrong-value': error('Wrong value', 'The type fits, but the value is none of those that are allowed here.'),
  'out-of-range': error(
    'Value out of range',
    'A number, or the length of a list or a text, is smaller or greater than allowed.',
  ),
  'unknown-environment': error('Unknown environment', 'There is no environment of that name.'),
  'unknown-strategy': error('Unknown strategy', 'The environment has no strategy of that name.'),
  // release
  'duplicate-version': error(
    'Duplicate version',
    'Two versions have the same name and namespace, so the objects of one would replace those of the other.',
  ),
  'duplicate-object': error(
    'Duplicate object',
    'Two of the objects that would be made have the same kind, name and namespace, so one would replace the other.',
  ),
  'invalid-name': error('Invalid name', 'The name, or a name derived from it, is one that Kubernetes would refuse.'),
  'invalid-label': error('Invalid label', 'The key or the value of a label is one that Kubernetes would refuse.'),
  'invalid-annotation': error(
    'Invalid annotation',
    'The key of an annotation is one that Kubernetes would refuse, or the annotations are too large together.',
  ),
  'invalid-image': warning(
    'Image that nobody can pull',
    'Kubernetes would take the image, but no container runtime could make out which one is meant.',
  ),
  'misplaced-match': error(
    'Misplaced match',
    'Conditions are in the form of another environment, and this one cannot have them; or in two forms at once.',
  ),
  'selector-mismatch': error(
    'Selector that misses its pods',
    'The selector of a Deployment or a Service does not match the labels of the pods it is for.',
  ),
  'port-unreachable': error('Unreachable port', 'A Service sends to a port on which no container of its pods listens.'),
  specification: error(
    'Contradiction in a specification',
    'Fields of a specification, each right by itself, do not go together in the Kubernetes API.',
  ),
  'from-unusable': error(
    'Nothing to take a version from',
    'The `from` of a version names nothing in the manifests given, or not clearly one thing.',
  ),
  'unused-resources': info(
    'Manifests without use',
    'Manifests are given, but no version has a `from`, so nothing is taken from them.',
  ),
  'replaced-object': warning(
    'Reference to a replaced object',
    'The manifests from which versions are taken hold something that no longer does what it did, because the release replaces the object that it refers to.',
  ),
  unsupported: error(
    'Beyond what the environment can do',
    'The values ask for something that the routes of this environment or strategy have no form or no room for.',
  ),
  // traffic lint
  'weights-all-zero': warning('All weights zero', 'Every version has weight 0; the primary then gets all requests.'),
  'weight-without-effect': warning(
    'Weight without effect',
    'A weight is given, but the strategy does not distribute requests by weight.',
  ),
  'weight-omitted': info('Omitted weight', 'Some versions have a weight and this one has none, so it counts as 50.'),
  'match-without-effect': warning(
    'Match without effect',
    'A match is given, but the strategy does not select requests by match, or Istio ignores the header.',
  ),
  'key-without-effect': warning(
    'Key without effect',
    'The key is a right one, but with this environment or beside the other keys nothing reads it.',
  ),
  'candidate-without-traffic': warning(
    'Candidate without traffic',
    'A candidate is deployed, but no request ever reaches it.',
  ),
  'no-replicas': warning(
    'Version without pods',
    'The Deployment of a version has 0 replicas, so the requests that are sent to the version fail.',
  ),
  'match-everything': warning(
    'Match that every request meets',
    'Every request meets the match of a candidate, so it gets all of them and the primary none.',
  ),
  'match-hidden': warning(
    'Hidden match',
    "Every request that would meet the match meets an earlier candidate's, so it never has an effect.",
  ),
  'mirror-percentage': warning(
    'Mirror percentage beyond 100',
    'A mirror cannot get copies of more than 100 % of the requests.',
  ),
  'single-version': info(
    'Single version',
    'The strategy is made for two or more versions and there is one; it gets all requests.',
  ),
  // where the chart did otherwise
  'differs-from-chart': info(
    'Different from the chart',
    'For these values the result deliberately differs from what the Iter8 release chart would make.',
  ),
  // environments of the user's own
  'broken-environment': error(
    'Broken environment',
    'An environment that --environments adds cannot be used: a file is missing or refused, or a template is wrong.',
  ),
  // routemaps and routes
  'broken-routemap': error(
    'Broken routemap',
    'The Iter8 controller would not take this routemap, or make no route of it.',
  ),
  'broken-route': error('Broken route', 'No proxy accepts this route, so nobody can say what it does with requests.'),
} satisfies { readonly [code: string]: CodeDescription };

/** A code names a kind of problem and never changes its meaning between releases. */
export type DiagnosticCode = keyof typeof descriptions;

/** All codes, in the order of the list. */
export const diagnosticCodes = Object.keys(descriptions) as readonly DiagnosticCode[];

/** What a code means, whatever the values at hand: title, usual severity, and a sentence. */
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
