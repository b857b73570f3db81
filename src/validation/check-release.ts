import type { Version } from '../release/release.ts';
import type { AdoptionContext } from './adoption/adoption-context.ts';
import { checkAdoption } from './adoption/check-adoption.ts';
import type { CheckContext } from './check-context.ts';
import { checkDuplicates } from './checks/check-duplicates.ts';
import { checkGateway } from './checks/check-gateway.ts';
import { checkHosts } from './checks/check-hosts.ts';
import { checkImages } from './checks/check-images.ts';
import { checkMeshPorts } from './checks/check-mesh-ports.ts';
import { checkMetadata } from './checks/check-metadata.ts';
import { checkNames } from './checks/check-names.ts';
import { checkNamespaces } from './checks/check-namespaces.ts';
import { checkPorts } from './checks/check-ports.ts';
import { checkProtocols } from './checks/check-protocols.ts';
import { checkRoute } from './checks/check-route.ts';
import { checkSelectors } from './checks/check-selectors.ts';
import { checkSharing } from './checks/check-sharing.ts';
import { describeDifferences } from './differences.ts';
import type { Finding } from './finding.ts';
import { checkInferenceServices } from './kserve/check-inference-services.ts';
import { lintCanaryPercent } from './kserve/lint-canary-percent.ts';
import type { SchemaFinding } from './schema/schema-finding.ts';
import { checkAffinity } from './traffic/check-affinity.ts';
import { checkDestination } from './traffic/check-destination.ts';
import { checkGrants, checkLimit } from './traffic/check-limit.ts';
import { checkMatchKeys } from './traffic/check-match-keys.ts';
import { checkConditions, checkSettings } from './traffic/check-rejected.ts';
import { lintMatches } from './traffic/lint-matches.ts';
import { lintNamespaces } from './traffic/lint-namespaces.ts';
import { lintReplicas, lintStrategy } from './traffic/lint-versions.ts';
import { lintWeights } from './traffic/lint-weights.ts';
import type { TrafficContext } from './traffic/traffic-context.ts';
import { findUntrustedParts } from './untrusted-parts.ts';

/** What the checks of a release need. */
export type ReleaseContext = CheckContext & AdoptionContext;

type Check<Context> = (context: Context) => readonly Finding[];

/** Checks of names, labels, hosts and images. A new check is a file in checks/ and an entry here. */
const objectChecks: readonly Check<CheckContext>[] = [
  checkNames,
  checkNamespaces,
  checkGateway,
  checkHosts,
  checkRoute,
  checkMetadata,
  checkImages,
];

/** Checks of pods and Services. They see only the versions whose specifications the schema accepts. */
const workloadChecks: readonly Check<ReleaseContext>[] = [
  checkSelectors,
  checkPorts,
  checkMeshPorts,
  checkProtocols,
  checkSharing,
];

/** Checks of weights and conditions. They run only where environment, strategy and the list of versions are right. */
const trafficChecks: readonly Check<TrafficContext>[] = [
  checkMatchKeys,
  checkDestination,
  checkLimit,
  checkGrants,
  checkAffinity,
  checkSettings,
  checkConditions,
  lintWeights,
  lintMatches,
  lintReplicas,
  lintNamespaces,
  lintCanaryPercent,
  lintStrategy,
];

/**
 * Runs all checks of a derived release.
 *
 * @param known earlier findings; what depends on them is not checked
 */
export function checkRelease(context: ReleaseContext, known: readonly SchemaFinding[]): readonly Finding[] {
  const untrusted = findUntrustedParts(known);
  const { release, environment } = context;
  const only = (isSound: (version: Version) => boolean) => {
    return { ...context, release: { ...release, versions: release.versions.filter(isSound) } };
  };
  const objects = [
    ...objectChecks.flatMap((check) => check(context)),
    ...workloadChecks.flatMap((check) => check(only(untrusted.hasSoundWorkload))),
    ...checkDuplicates(only(untrusted.hasSoundName)),
    ...checkInferenceServices(only(({ objects }) => !objects.some(({ path }) => untrusted.hadErrors(path)))),
  ];
  const strategy = environment.strategies[release.strategy];
  if (untrusted.traffic || strategy === undefined) return objects;
  const traffic = { ...context, strategy, ...untrusted };
  const findings = [...objects, ...trafficChecks.flatMap((check) => check(traffic))];
  // An invalid release is not rendered, so it neither differs from the chart nor replaces anything.
  const failed = [...known, ...findings].some(({ severity }) => severity === 'error');
  return failed ? findings : [...findings, ...describeDifferences(traffic), ...checkAdoption(context)];
}
