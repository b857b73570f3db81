import type { Severity } from './diagnostic.ts';
import type { DiagnosticCode } from './diagnostic-codes.ts';

/** What is the same for every diagnostic of one code. */
export interface CodeDescription {
  /** A short noun phrase that begins with a capital letter. */
  readonly title: string;
  /** What the code is reported as, unless an option changes it (`--strict`, `--allow-unknown`). */
  readonly severity: Severity;
  /** One sentence or two: what is wrong. */
  readonly meaning: string;
}

/** A description for each code; docs/reference/diagnostics.md has the same in the same order, with examples. */
export const codeDescriptions: Readonly<Record<DiagnosticCode, CodeDescription>> = {
  'yaml-syntax': {
    title: 'Malformed YAML',
    severity: 'error',
    meaning: 'The file is not well-formed YAML, so nothing in it can be read.',
  },
  'yaml-duplicate-key': {
    title: 'Duplicate key',
    severity: 'error',
    meaning: 'A map has the same key twice, so one of the two values would be lost in silence.',
  },
  'yaml-limit': {
    title: 'Input beyond a limit',
    severity: 'error',
    meaning: 'The input is too large, nested too deeply, or grows too much through its aliases.',
  },
  'yaml-encoding': {
    title: 'Text that is not UTF-8',
    severity: 'error',
    meaning:
      'The file holds bytes or characters that YAML does not allow: it must be UTF-8 without control characters.',
  },
  'yaml-not-a-map': {
    title: 'Values that are no map',
    severity: 'error',
    meaning: 'The top level of a values file must be a map from keys to values.',
  },
  'yaml-several-documents': {
    title: 'Several documents in one file',
    severity: 'error',
    meaning: 'A values file holds one YAML document; what follows a `---` would be ignored.',
  },
  'yaml-tag': {
    title: 'Unusable tag',
    severity: 'error',
    meaning: 'A value has a YAML tag that is unknown or does not fit the value.',
  },
  'yaml-surprise': {
    title: 'Surprising scalar',
    severity: 'info',
    meaning: 'A plain scalar is read as something that its author hardly meant, such as `on` as a boolean.',
  },
  'set-syntax': {
    title: 'Malformed --set argument',
    severity: 'error',
    meaning: "The argument of a flag of the --set family does not follow Helm's grammar.",
  },
  'file-unreadable': {
    title: 'Unreadable file',
    severity: 'error',
    meaning: 'A file that the values refer to cannot be read.',
  },
  'unknown-key': {
    title: 'Unknown key',
    severity: 'error',
    meaning: 'The key means nothing here, so what it says would be ignored.',
  },
  'missing-key': {
    title: 'Missing key',
    severity: 'error',
    meaning: 'A key that is needed here is absent.',
  },
  'wrong-type': {
    title: 'Wrong type',
    severity: 'error',
    meaning: 'The value is of another type than the one that is needed here.',
  },
  'wrong-value': {
    title: 'Wrong value',
    severity: 'error',
    meaning: 'The type fits, but the value is none of those that are allowed here.',
  },
  'out-of-range': {
    title: 'Value out of range',
    severity: 'error',
    meaning: 'A number, or the length of a list or a text, is smaller or greater than allowed.',
  },
  'unknown-environment': {
    title: 'Unknown environment',
    severity: 'error',
    meaning: 'There is no environment of that name.',
  },
  'unknown-strategy': {
    title: 'Unknown strategy',
    severity: 'error',
    meaning: 'The environment has no strategy of that name.',
  },
  'duplicate-version': {
    title: 'Duplicate version',
    severity: 'error',
    meaning: 'Two versions have the same name and namespace, so the objects of one would replace those of the other.',
  },
  'duplicate-object': {
    title: 'Duplicate object',
    severity: 'error',
    meaning:
      'Two of the objects that would be made have the same kind, name and namespace, so one would replace the other.',
  },
  'invalid-name': {
    title: 'Invalid name',
    severity: 'error',
    meaning: 'The name, or a name derived from it, is one that Kubernetes would refuse.',
  },
  'invalid-label': {
    title: 'Invalid label',
    severity: 'error',
    meaning: 'The key or the value of a label is one that Kubernetes would refuse.',
  },
  'invalid-annotation': {
    title: 'Invalid annotation',
    severity: 'error',
    meaning: 'The key of an annotation is one that Kubernetes would refuse, or the annotations are too large together.',
  },
  'invalid-image': {
    title: 'Image that nobody can pull',
    severity: 'warning',
    meaning: 'Kubernetes would take the image, but no container runtime could make out which one is meant.',
  },
  'misplaced-match': {
    title: 'Misplaced match',
    severity: 'error',
    meaning:
      'Conditions are in the form of another environment, and this one cannot have them; or in two forms at once.',
  },
  'selector-mismatch': {
    title: 'Selector that misses its pods',
    severity: 'error',
    meaning: 'The selector of a Deployment or a Service does not match the labels of the pods it is for.',
  },
  'port-unreachable': {
    title: 'Unreachable port',
    severity: 'error',
    meaning: 'A Service sends to a port on which no container of its pods listens.',
  },
  specification: {
    title: 'Contradiction in a specification',
    severity: 'error',
    meaning: 'Fields of a specification, each right by itself, do not go together in the Kubernetes API.',
  },
  'from-unusable': {
    title: 'Nothing to take a version from',
    severity: 'error',
    meaning: 'The `from` of a version names nothing in the manifests given, or not clearly one thing.',
  },
  'unused-resources': {
    title: 'Manifests without use',
    severity: 'info',
    meaning: 'Manifests are given, but no version has a `from`, so nothing is taken from them.',
  },
  'replaced-object': {
    title: 'Reference to a replaced object',
    severity: 'warning',
    meaning:
      'The manifests from which versions are taken hold something that no longer does what it did, because the release replaces the object that it refers to.',
  },
  unsupported: {
    title: 'Beyond what the environment can do',
    severity: 'error',
    meaning:
      'The values ask for something that the routes of this environment or strategy have no form or no room for.',
  },
  'weights-all-zero': {
    title: 'All weights zero',
    severity: 'warning',
    meaning: 'Every version has weight 0; the primary then gets all requests.',
  },
  'weight-without-effect': {
    title: 'Weight without effect',
    severity: 'warning',
    meaning: 'A weight is given, but the strategy does not distribute requests by weight.',
  },
  'weight-omitted': {
    title: 'Omitted weight',
    severity: 'info',
    meaning: 'Some versions have a weight and this one has none, so it counts as 50.',
  },
  'match-without-effect': {
    title: 'Match without effect',
    severity: 'warning',
    meaning: 'A match is given, but the strategy does not select requests by match, or Istio ignores the header.',
  },
  'key-without-effect': {
    title: 'Key without effect',
    severity: 'warning',
    meaning: 'The key is a right one, but with this environment or beside the other keys nothing reads it.',
  },
  'candidate-without-traffic': {
    title: 'Candidate without traffic',
    severity: 'warning',
    meaning: 'A candidate is deployed, but no request ever reaches it.',
  },
  'no-replicas': {
    title: 'Version without pods',
    severity: 'warning',
    meaning: 'The Deployment of a version has 0 replicas, so the requests that are sent to the version fail.',
  },
  'match-everything': {
    title: 'Match that every request meets',
    severity: 'warning',
    meaning: 'Every request meets the match of a candidate, so it gets all of them and the primary none.',
  },
  'match-hidden': {
    title: 'Hidden match',
    severity: 'warning',
    meaning: "Every request that would meet the match meets an earlier candidate's, so it never has an effect.",
  },
  'mirror-percentage': {
    title: 'Mirror percentage beyond 100',
    severity: 'warning',
    meaning: 'A mirror cannot get copies of more than 100 % of the requests.',
  },
  'single-version': {
    title: 'Single version',
    severity: 'info',
    meaning: 'The strategy is made for two or more versions and there is one; it gets all requests.',
  },
  'differs-from-chart': {
    title: 'Different from the chart',
    severity: 'info',
    meaning: 'For these values the result deliberately differs from what the Iter8 release chart would make.',
  },
  'broken-environment': {
    title: 'Broken environment',
    severity: 'error',
    meaning:
      'An environment that --environments adds cannot be used: a file is missing or refused, or a template is wrong.',
  },
  'broken-routemap': {
    title: 'Broken routemap',
    severity: 'error',
    meaning: 'The Iter8 controller would not take this routemap, or make no route of it.',
  },
  'broken-route': {
    title: 'Broken route',
    severity: 'error',
    meaning: 'No proxy would take this VirtualService or HTTPRoute, so nobody can say what it does with requests.',
  },
};
