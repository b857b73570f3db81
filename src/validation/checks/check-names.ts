import type { Path } from '../../diagnostics/diagnostic.ts';
import type { Release, Version, VersionObject } from '../../release/release.ts';
import { type DataMap, dataAt, isMap, textAt } from '../../values/data.ts';
import type { CheckContext } from '../check-context.ts';
import { type Finding, valueAt } from '../finding.ts';
import { hostLabel, knativeHint } from '../kserve/host-labels.ts';
import { quote } from '../schema/describe-data.ts';
import { findNameProblem, labelName, type NameRule, repairName, serviceName, subdomainName } from './name-rules.ts';

/** A name of an object, and where the name comes from. */
interface NameUse {
  readonly name: string;
  readonly rule: NameRule;
  /** Which object has the name: `a Service`, `the routemap`. */
  readonly bearer: string;
  /** The path of the name, or of the name that this one is made from; null for the name of the release. */
  readonly source: Path | null;
  /** The name at that path. `name` may add something to it. */
  readonly given: string;
  /** What else helps if the name is too long. */
  readonly remedy?: string;
  /** What else the name contains. Where the values do not have the name itself, the message points there. */
  readonly part?: Path | undefined;
}

type Source = Pick<NameUse, 'source' | 'given'>;

/**
 * Kinds whose names must follow the rule for Services. Source for InferenceServices: IsvcNameFmt in
 * pkg/apis/serving/v1beta1/inference_service_validation.go of KServe, which its webhook enforces
 */
const likeServices = ['Service', 'InferenceService'];

/**
 * Finds names that Kubernetes refuses, also names that are made by adding `-0`, `-weight-config` or `-routemap`.
 * A name is reported once, however many objects have it.
 */
export function checkNames(context: CheckContext): readonly Finding[] {
  const broken = nameUses(context).filter((use) => findNameProblem(use.name, use.rule) !== undefined);
  const bySource = new Map<string, NameUse>();
  // A name as the user wrote it comes before the names made from it, and wrong characters before the length.
  for (const use of [...broken].sort((a, b) => rank(a) - rank(b))) {
    const source = JSON.stringify(use.source);
    if (!bySource.has(source)) bySource.set(source, use);
  }
  return [...bySource.values()].map(explain);
}

/** Every name that the release gives to an object. */
function nameUses({ release, environment, values }: CheckContext): readonly NameUse[] {
  const application = applicationSource(values, release);
  const { name } = release.application;
  const objects = [...environment.applicationObjects, ...routeKinds(release)];
  return [
    ...objects.map(({ kind }) => ({ name, ...ruleOf(kind), ...application })),
    { name: release.routemap.metadata.name, rule: subdomainName, bearer: 'the routemap', ...application },
    ...release.versions.flatMap((version) => usesOfVersion(version, application, values)),
  ];
}

function rank(use: NameUse): number {
  return (use.name === use.given ? 0 : 2) + (findNameProblem(use.name, use.rule) === 'form' ? 0 : 1);
}

function explain(use: NameUse): Finding {
  const { source } = use;
  const place = source ?? use.part;
  return {
    code: 'invalid-name',
    severity: 'error',
    path: place ?? [],
    ...(findNameProblem(use.name, use.rule) === 'form' ? explainForm(use) : explainLength(use)),
    at: place === undefined ? null : valueAt(place),
  };
}

function explainForm({ name, given, rule, bearer, source }: NameUse): Pick<Finding, 'message' | 'hint'> {
  const repaired = repairName(given, rule);
  const example = repaired === undefined || repaired === name ? '' : `, e.g. ${repaired}`;
  const what = source === null ? `the release name ${quote(given)}` : quote(given);
  return {
    message: `${what} is not a valid name for ${bearer}`,
    hint: `use ${rule.form}${example}${source === null ? `; ${otherwise}` : ''}`,
  };
}

const otherwise = 'or set application.metadata.name';

function explainLength({ name, given, rule, bearer, source, remedy }: NameUse): Pick<Finding, 'message' | 'hint'> {
  const what = source === null ? 'the release name' : 'this name';
  const added = name.length - given.length;
  const made = added === 0 ? '' : `with ${quote(name.slice(given.length))} added `;
  const most = rule.longest - added;
  const shorter = most > 0 ? `use at most ${most} characters` : 'shorten what is added to it';
  const remedies = [
    shorter,
    ...(source === null && most > 0 ? [otherwise] : []),
    ...(remedy === undefined ? [] : [remedy]),
  ];
  return {
    message: `${what} is too long for ${bearer}: ${made}it has ${name.length} characters; at most ${rule.longest} are allowed`,
    hint: remedies.join('; '),
  };
}

function usesOfVersion(version: Version, application: Source, values: DataMap): readonly NameUse[] {
  const source = sourceAt([...version.path, 'metadata', 'name'], values) ?? application;
  const objects = version.objects.flatMap((object) => {
    // A specification without a spec may have a name, too.
    const own = sourceAt([...object.path, 'metadata', 'name'], values) ?? source;
    const rule = object.specification === null ? ruleOfMade(object) : ruleOf(object.kind);
    return [{ name: object.metadata.name, ...rule, ...own }, ...usesOfHost(version, object, own, values)];
  });
  const config = version.weight?.config;
  if (!config) return objects;
  return [...objects, { name: config.name, rule: subdomainName, bearer: 'the ConfigMap of its weight', ...source }];
}

/** Requests may go to a host that begins with the name, such as `<name>-predictor`. It must be a valid host, too. */
function usesOfHost(version: Version, object: VersionObject, source: Source, values: DataMap): readonly NameUse[] {
  const { destination, path } = version;
  const { kind, metadata } = object;
  const [label = ''] = destination.host.split('.');
  if (metadata.name !== destination.name || !label.startsWith(`${metadata.name}-`)) return [];
  const use = { name: label, rule: labelName, bearer: `the host of ${withArticle(kind)}`, ...source };
  const longer = hostLabel(object, label);
  if (longer === undefined) return [use];
  const part = [object.path, path, ['application']]
    .map((place) => [...place, 'metadata', 'namespace'])
    .find((place) => sourceAt(place, values) !== undefined);
  return [use, { ...use, name: longer, remedy: knativeHint, part }];
}

/** The route has the name of the application. */
function routeKinds(release: Release): readonly { readonly kind: string }[] {
  return release.routemap.route === null ? [] : [{ kind: 'route' }];
}

function applicationSource(values: DataMap, release: Release): Source {
  return sourceAt(['application', 'metadata', 'name'], values) ?? { source: null, given: release.name };
}

function sourceAt(path: Path, values: DataMap): Source | undefined {
  const parent = dataAt(values, path.slice(0, -1));
  const given = isMap(parent) ? textAt(parent, String(path.at(-1))) : undefined;
  return given === undefined ? undefined : { source: path, given };
}

function ruleOf(kind: string): Pick<NameUse, 'rule' | 'bearer'> {
  return { rule: likeServices.includes(kind) ? serviceName : subdomainName, bearer: withArticle(kind) };
}

/** A Deployment that the release makes gives its name to its container and to the label `app` of its pods. */
function ruleOfMade(object: VersionObject): Pick<NameUse, 'rule' | 'bearer'> {
  const use = ruleOf(object.kind);
  return object.kind === 'Deployment' ? { ...use, rule: labelName } : use;
}

function withArticle(kind: string): string {
  if (kind === 'route') return 'the route';
  return /^[AEIO]/.test(kind) ? `an ${kind}` : `a ${kind}`;
}
