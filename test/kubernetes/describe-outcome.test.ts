import { describe, expect, it } from 'vitest';
import { describeOutcome } from '../../src/kubernetes/describe-outcome.ts';
import { type KubectlOutcome, type KubectlTrouble, recognizeTrouble } from '../../src/kubernetes/kubectl-outcome.ts';

const validation =
  'error: error validating "STDIN": error validating data: failed to download openapi: Get "https://%/openapi/v2?timeout=32s": ';
const dial = (server: string, reason: string) =>
  `${validation.replace('%', server)}dial tcp ${reason}; if you choose to ignore these errors, turn validation off with --validate=false\n`;

/** What kubectl writes, and the word in our advice that shows the way out. */
const troubles: readonly (readonly [KubectlTrouble, string, string])[] = [
  ['no-configuration', dial('localhost:8080', '127.0.0.1:8080: connect: connection refused'), '--kubeconfig'],
  [
    'no-configuration',
    'The connection to the server localhost:8080 was refused - did you specify the right host or port?\n',
    '--kubeconfig',
  ],
  [
    'no-configuration',
    'error: invalid configuration: no configuration has been provided, try setting KUBERNETES_MASTER\n',
    '--kubeconfig',
  ],
  ['kubeconfig-missing', 'error: stat /tmp/none.yaml: no such file or directory\n', '--kubeconfig'],
  ['kubeconfig-missing', 'error: error loading config file "/tmp": read /tmp: is a directory\n', '--kubeconfig'],
  [
    'kubeconfig-missing',
    'error: error loading config file "/tmp/c": yaml: line 1: did not find expected node content\n',
    '--kubeconfig',
  ],
  ['context-missing', 'error: context "nope" does not exist\n', 'get-contexts'],
  ['context-missing', 'Error in configuration: context was not found for specified context: d\n', 'get-contexts'],
  ['unreachable', dial('127.0.0.1:6443', '127.0.0.1:6443: connect: connection refused'), 'cluster-info'],
  ['unreachable', dial('k.invalid', 'lookup k.invalid: no such host'), 'cluster-info'],
  ['unreachable', 'Unable to connect to the server: dial tcp 10.0.0.1:443: i/o timeout\n', 'cluster-info'],
  [
    'untrusted-certificate',
    'Unable to connect to the server: tls: failed to verify certificate: x509: certificate signed by unknown authority\n',
    'certificate',
  ],
  ['unauthorized', 'error: You must be logged in to the server (Unauthorized)\n', 'log in'],
  [
    'unauthorized',
    'error: You must be logged in to the server (the server has asked for the client to provide credentials)\n',
    'log in',
  ],
  [
    'forbidden',
    'Error from server (Forbidden): services "a" is forbidden: User "u" cannot patch resource "services" in API group "" in the namespace "n"\n',
    'auth can-i',
  ],
  [
    'namespace-missing',
    'service/a serverside-applied\nError from server (NotFound): namespaces "n" not found\n',
    'create namespace',
  ],
  [
    'kind-missing',
    'error: resource mapping not found for name: "a" namespace: "" from "STDIN": no matches for kind "VirtualService" in version "networking.istio.io/v1beta1"\nensure CRDs are installed first\n',
    'Istio',
  ],
  [
    'conflict',
    'error: Apply failed with 1 conflict: conflict with "kubectl-client-side-apply" using apps/v1: .spec.replicas\nPlease review the fields above--they currently have other managers.\n',
    '--force-conflicts',
  ],
  ['conflict', 'error: Apply failed with 2 conflicts: conflicts with "helm":\n- .spec.ports\n', '--force-conflicts'],
];

describe('trouble that kubectl reports', () => {
  it.each(troubles)('%s in: %s', (trouble, stderr, wayOut) => {
    expect(recognizeTrouble(stderr)).toBe(trouble);
    expect(describeOutcome({ kind: 'done', exitCode: 1, trouble })).toContain(wayOut);
  });

  it.each([
    '',
    'Error from server (Invalid): Deployment.apps "a" is invalid: spec.replicas: Invalid value: -1: must be greater than or equal to 0\n',
    'error: the namespace from the provided object "a" does not match the namespace "b". You must pass \'--namespace=a\' to perform this operation.\n',
    'Error from server (NotFound): deployments.apps "a" not found\n',
  ])('is none in: %s', (stderr) => {
    expect(recognizeTrouble(stderr)).toBeUndefined();
  });
});

describe('describeOutcome', () => {
  const outcomes: readonly (readonly [KubectlOutcome, readonly string[]])[] = [
    [{ kind: 'kubectl-missing', kubectl: './k' }, ['cannot find ./k', 'install kubectl', '--kubectl PATH']],
    [
      { kind: 'kubectl-not-executable', kubectl: './k', reason: 'EACCES' },
      ['cannot run ./k', 'EACCES', '--kubectl PATH'],
    ],
    [{ kind: 'killed', signal: 'SIGTERM' }, ['SIGTERM', 'again']],
  ];
  it.each(outcomes)('%j', (outcome, parts) => {
    const text = describeOutcome(outcome) ?? '';
    for (const part of parts) expect(text).toContain(part);
    expect(text).not.toContain('\n');
  });

  it.each([0, 1])('adds nothing to exit code %d of other errors', (exitCode) => {
    expect(describeOutcome({ kind: 'done', exitCode })).toBeUndefined();
  });
});
