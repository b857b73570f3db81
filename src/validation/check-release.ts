import type { CheckContext } from './check-context.ts';
import { checkDuplicates } from './checks/check-duplicates.ts';
import { checkGateway } from './checks/check-gateway.ts';
import { checkHosts } from './checks/check-hosts.ts';
import { checkImages } from './checks/check-images.ts';
import { checkMetadata } from './checks/check-metadata.ts';
import { checkNames } from './checks/check-names.ts';
import { checkNamespaces } from './checks/check-namespaces.ts';
import { checkPorts } from './checks/check-ports.ts';
import { checkRoute } from './checks/check-route.ts';
import { checkSelectors } from './checks/check-selectors.ts';
import { describeDifferences } from './differences.ts';
import { doubtsOf } from './doubts.ts';
import type { Finding } from './finding.ts';
import type { SchemaFinding } from './schema/schema-finding.ts';
import { checkAffinity } from './traffic/check-affinity.ts';
import { checkGrants } from './traffic/check-grants.ts';
import { checkLimit } from './traffic/check-limit.ts';
import { checkMatchKeys } from './traffic/check-match-keys.ts';
import { lintMatches } from './traffic/lint-matches.ts';
import { lintReplicas } from './traffic/lint-replicas.ts';
import { lintStrategy } from './traffic/lint-strategy.ts';
import { lintWeights } from './traffic/lint-weights.ts';

/**
 * Everything that is checked on a derived release.
 *
 * @param known what was found before; what depends on it is not judged
 */
export function checkRelease(context: CheckContext, known: readonly SchemaFinding[]): readonly Finding[] {
  const doubts = doubtsOf(known);
  const { release, environment } = context;
  const clear = { ...context, release: { ...release, versions: release.versions.filter(doubts.hasSoundWorkload) } };
  const objects = [
    ...[
      checkNames,
      checkNamespaces,
      checkGateway,
      checkHosts,
      checkRoute,
      checkDuplicates,
      checkMetadata,
      checkImages,
    ].flatMap((check) => check(context)),
    ...[checkSelectors, checkPorts].flatMap((check) => check(clear)),
  ];
  const strategy = environment.strategies[release.strategy];
  if (doubts.traffic || strategy === undefined) return objects;
  const traffic = { ...context, strategy, isSound: doubts.isSound };
  const findings = [
    ...objects,
    ...[
      checkMatchKeys,
      checkLimit,
      checkGrants,
      checkAffinity,
      lintWeights,
      lintMatches,
      lintReplicas,
      lintStrategy,
    ].flatMap((lint) => lint(traffic)),
  ];
  // Where nothing will be rendered, nothing differs.
  const failed = [...known, ...findings].some(({ severity }) => severity === 'error');
  return failed ? findings : [...findings, ...describeDifferences(traffic)];
}
