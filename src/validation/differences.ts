import type { Path } from '../diagnostics/diagnostic.ts';
import { dataAt, isGiven, textListAt } from '../values/data.ts';
import { type Finding, keyAt, valueAt } from './finding.ts';
import type { TrafficContext } from './traffic/traffic-context.ts';

interface Difference {
  readonly path: Path;
  readonly message: string;
}

/** The environments that Iter8's release chart can render. Others have no counterpart. */
const ofChart = new Set(['deployment', 'deployment-istio', 'deployment-gtw', 'kserve', 'kserve-modelmesh-istio']);

/**
 * Reports where the manifests of these values differ from those of Iter8's release chart 1.1.0, so that they surprise nobody
 * who migrates. Each kind of difference is reported once. docs/reference/differences.md explains them all.
 */
export function describeDifferences(context: TrafficContext): readonly Finding[] {
  if (!ofChart.has(context.environment.name) || isNewMirror(context)) return [];
  const onGateway = [gatewayDefaultMatch, gatewayServicePort, gatewayCandidates];
  const always = [
    zeroWeight,
    configNamespace,
    versionNamespace,
    severalMirrors,
    mirrorConfig,
    primaryWeight,
    conditionWithoutHeaders,
    conditionsOfOtherForm,
    openGateway,
    transformer,
  ];
  const checks = context.environment.name === 'deployment-gtw' ? [...always, ...onGateway] : always;
  return checks.flatMap((check) => {
    const difference = check(context);
    if (difference === undefined) return [];
    const { path, message } = difference;
    const isNamed = dataAt(context.values, path) !== undefined;
    return [
      {
        code: 'differs-from-chart',
        severity: 'info',
        path,
        message,
        at: isNamed ? valueAt(path) : keyAt(['application']),
      } satisfies Finding,
    ];
  });
}

/** The chart can mirror on deployment-istio only. */
function isNewMirror({ strategy, environment }: TrafficContext): boolean {
  return strategy.weights === 'candidates' && environment.name !== 'deployment-istio';
}

const strategyPath = ['application', 'strategy'];

function zeroWeight({ release }: TrafficContext): Difference | undefined {
  const version = release.versions.find(({ weight }) => weight?.value === 0);
  if (version === undefined) return undefined;
  return { path: [...version.path, 'weight'], message: 'weight 0 means no requests; the chart used 50 instead' };
}

function configNamespace({ release }: TrafficContext): Difference | undefined {
  const version = release.versions.find(
    ({ weight }) => weight?.config && weight.config.namespace !== release.namespace,
  );
  if (version === undefined) return undefined;
  const own = [...version.path, 'metadata', 'namespace'];
  const { namespace } = version;
  return {
    path: namespace === release.application.namespace ? ['application', 'metadata', 'namespace'] : own,
    message: `the ConfigMap of the weight is in namespace ${namespace}, with its version; the chart put it into the release's namespace, where the controller did not find it`,
  };
}

function versionNamespace({ release }: TrafficContext): Difference | undefined {
  const { namespace } = release.application;
  const version = release.versions.find(({ destination }) => destination.namespace !== namespace);
  if (version === undefined || release.routemap.route === null) return undefined;
  return {
    path: [...version.path, 'metadata', 'namespace'],
    message: `the route sends to version ${version.index} in namespace ${version.destination.namespace}; the chart looked for it in ${namespace}`,
  };
}

function severalMirrors({ release, strategy }: TrafficContext): Difference | undefined {
  if (strategy.weights !== 'candidates' || release.versions.length < 3) return undefined;
  return {
    path: strategyPath,
    message: 'each candidate gets its own share of copies; the chart wrote a route that Kubernetes rejects',
  };
}

function mirrorConfig({ strategy }: TrafficContext): Difference | undefined {
  if (strategy.weights !== 'candidates') return undefined;
  return {
    path: strategyPath,
    message:
      'the primary is available when its Deployment and Service are; the chart also waited for a ConfigMap that it never made',
  };
}

function primaryWeight({ release, strategy }: TrafficContext): Difference | undefined {
  if (strategy.weights !== 'every-version' || strategy.match !== null) return undefined;
  if (release.versions.length < 3) return undefined;
  return {
    path: strategyPath,
    message: 'the primary keeps its share while the second version is unavailable; the chart sent it no requests then',
  };
}

/** The chart began a list entry only at headers. */
function conditionWithoutHeaders({ release, strategy, values }: TrafficContext): Difference | undefined {
  if (strategy.match?.key !== 'match') return undefined;
  const [path] = release.versions
    .filter(({ role }) => role === 'candidate')
    .flatMap((version) => {
      const entries = dataAt(values, [...version.path, 'match']);
      const bare = Array.isArray(entries) ? entries.findIndex((entry) => dataAt(entry, ['headers']) === undefined) : -1;
      return bare === -1 ? [] : [[...version.path, 'match', bare]];
    });
  if (path === undefined) return undefined;
  return {
    path,
    message:
      'a condition without headers is a condition of its own; the chart merged it with the one before, or wrote a route that Kubernetes rejects',
  };
}

function conditionsOfOtherForm({ release, strategy, values }: TrafficContext): Difference | undefined {
  const other = strategy.match?.key === 'match' ? 'matches' : 'match';
  const path = release.versions
    .filter(({ role }) => role === 'candidate' && strategy.match !== null)
    .map((version) => [...version.path, other])
    .find((candidate) => isGiven(dataAt(values, candidate)));
  if (path === undefined) return undefined;
  return { path, message: `the conditions under ${other} are translated; the chart ignored them` };
}

/** The gateway of the values did nothing in the chart, and now it leads to the models. */
function openGateway({ release, environment, values }: TrafficContext): Difference | undefined {
  const [gateway] = textListAt(values, 'gateway');
  if (environment.name !== 'kserve' || release.routemap.route === null || gateway === undefined) return undefined;
  return {
    path: ['gateway'],
    message: `requests that come through the gateway ${gateway} reach the models; the chart ignored the key`,
  };
}

function transformer({ release }: TrafficContext): Difference | undefined {
  const object = release.versions
    .flatMap(({ objects }) => objects)
    .find(({ kind, specification }) => kind === 'InferenceService' && isGiven(specification?.transformer));
  if (object === undefined || release.routemap.route === null) return undefined;
  return {
    path: [...object.path, 'spec', 'transformer'],
    message: 'requests go to the transformer; the chart sent them to the predictor',
  };
}

function gatewayDefaultMatch({ release, strategy, values }: TrafficContext): Difference | undefined {
  const { match } = strategy;
  if (match === null) return undefined;
  const version = release.versions.find(
    ({ role, path }) =>
      role === 'candidate' && ['match', 'matches'].every((key) => !isGiven(dataAt(values, [...path, key]))),
  );
  if (version === undefined) return undefined;
  return {
    path: [...version.path, match.key],
    message: `version ${version.index} gets the requests with the header traffic: test; the chart sent it all requests`,
  };
}

function gatewayServicePort({ release }: TrafficContext): Difference | undefined {
  const { name, port } = release.application;
  if (port === 80) return undefined;
  return {
    path: ['application', 'port'],
    message: `the Service ${name} listens on port ${port}; the chart always put it on port 80`,
  };
}

function gatewayCandidates({ release }: TrafficContext): Difference | undefined {
  if (release.routemap.route === null || release.versions.length < 2) return undefined;
  return {
    path: strategyPath,
    message: 'an unavailable candidate gets no requests; the chart kept it in the route',
  };
}
