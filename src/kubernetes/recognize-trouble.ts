import type { ApplyTrouble } from './apply-outcome.ts';

/**
 * What kubectl and its client library write, the more particular before the more general: without a configuration
 * kubectl falls back to localhost:8080, where the connection is then refused.
 */
const signs: readonly (readonly [ApplyTrouble, RegExp])[] = [
  ['context-missing', /context "[^"]*" does not exist|context was not found for specified context/],
  [
    'kubeconfig-missing',
    /^error: (?:error loading config file |(?:stat|open|read) .*: (?:no such file or directory|is a directory|permission denied))/m,
  ],
  ['no-configuration', /no configuration has been provided|(?:localhost|127\.0\.0\.1|\[::1\]):8080\b.*refused/],
  ['untrusted-certificate', /x509: |certificate signed by unknown authority/],
  [
    'unreachable',
    /connection refused|was refused - did you specify|no such host|i\/o timeout|no route to host|network is unreachable|TLS handshake timeout|Unable to connect to the server/,
  ],
  ['unauthorized', /\(Unauthorized\)|You must be logged in to the server|asked for the client to provide credentials/],
  ['forbidden', /\(Forbidden\)|is forbidden: /],
  ['conflict', /Apply failed with \d+ conflicts?\b/],
  ['namespace-missing', /namespaces "[^"]*" not found/],
  ['kind-missing', /no matches for kind "/],
];

/**
 * Recognises in kubectl's error output (English, it has no other) a reason that advice can be given for; undefined for
 * anything else, kubectl's lines then speak for themselves.
 */
export function recognizeTrouble(stderr: string): ApplyTrouble | undefined {
  return signs.find(([, pattern]) => pattern.test(stderr))?.[0];
}
