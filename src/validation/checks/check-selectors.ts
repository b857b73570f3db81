import type { Path } from '../../diagnostics/diagnostic.ts';
import { versionMark } from '../../iter8/labels.ts';
import { isLabelOperator, meetsRequirement } from '../../mesh/label-requirement.ts';
import type { Version } from '../../release/release.ts';
import { type DataMap, dataAt, isMap, mapAt, mapsAt, textAt, textsAt } from '../../values/data.ts';
import type { CheckContext } from '../check-context.ts';
import { type Finding, keyAt, valueAt } from '../finding.ts';
import { quote } from '../schema/describe-data.ts';
import { type Labels, type VersionWorkload, versionWorkload } from './version-workload.ts';

/** A Deployment must select its own pods. A Service must select the pods of its version, in the same namespace. */
export function checkSelectors({ release, values }: CheckContext): readonly Finding[] {
  return release.versions.flatMap((version) => {
    const workload = versionWorkload(version);
    if (workload === undefined) return [];
    return [
      ...checkDeployment(workload),
      ...checkService(version, workload),
      ...checkNamespaces(version, workload, values),
    ];
  });
}

/** Source: selector and template of https://kubernetes.io/docs/concepts/workloads/controllers/deployment/ */
function checkDeployment({ deployment, podLabels }: VersionWorkload): readonly Finding[] {
  if (deployment.specification === null) return [];
  const selector = mapAt(deployment.specification, 'selector') ?? {};
  const path = [...deployment.path, 'spec', 'selector'];
  const labels = Object.entries(textsAt(selector, 'matchLabels'))
    .filter(([key, value]) => podLabels[key] !== value)
    .map(([key, value]) =>
      mismatch(
        [...path, 'matchLabels', key],
        `the selector asks for ${show(key, value)}, but ${have('the pods', podLabels, key)}`,
        hintForLabel('spec.template.metadata.labels', key, value),
      ),
    );
  const expressions = mapsAt(selector, 'matchExpressions').flatMap((expression, index) =>
    meets(expression, podLabels)
      ? []
      : [
          mismatch(
            [...path, 'matchExpressions', index],
            `the labels of the pods do not match this condition on ${quote(textAt(expression, 'key') ?? '')}`,
            'change the condition, or the labels under spec.template.metadata.labels',
          ),
        ],
  );
  return [...labels, ...expressions];
}

/** The schema reports keys without a value or of the wrong type. */
function meets({ key, operator, values }: DataMap, labels: Labels): boolean {
  if (!isLabelOperator(operator)) return true;
  const texts = Array.isArray(values) ? values.filter((value) => typeof value === 'string') : [];
  return meetsRequirement({ operator, values: texts }, labels[String(key ?? '')]);
}

function checkService(version: Version, { deployment, service, podLabels, selector }: VersionWorkload) {
  if (selector === null) return [];
  if (service.specification !== null) {
    const path = [...service.path, 'spec', 'selector'];
    if (Object.keys(selector).length === 0)
      return hasSelector(service.specification) ? [] : [emptySelector(service.path)];
    return Object.entries(selector)
      .filter(([key, value]) => podLabels[key] !== value)
      .map(([key, value]) =>
        mismatch(
          [...path, key],
          `the Service selects ${show(key, value)}, but ${have(`the pods of version ${version.index}`, podLabels, key)}`,
          podLabels[key] === undefined ? hintForMissing(key, value) : `select ${show(key, podLabels[key])}`,
        ),
      );
  }
  if (deployment.specification === null) return [];
  return Object.entries(selector)
    .filter(([key, value]) => podLabels[key] !== value)
    .map(([key, value]) =>
      mismatch(
        [...deployment.path, 'spec', 'template', 'metadata', 'labels'],
        `the Service of version ${version.index} selects ${show(key, value)}, but ${have('the pods', podLabels, key)}`,
        `add ${show(key, value)} to the pods, or give a serviceSpecification that selects them`,
      ),
    );
}

/** Whether there is a selector with content, which the schema checks. */
function hasSelector(spec: DataMap): boolean {
  const { selector } = spec;
  return selector !== undefined && selector !== null && !(isMap(selector) && Object.keys(selector).length === 0);
}

function emptySelector(path: Path): Finding {
  const spec = [...path, 'spec'];
  return {
    code: 'selector-mismatch',
    severity: 'error',
    path: [...spec, 'selector'],
    message: 'the Service has no selector, so it does not reach any pods',
    hint: 'add a selector with labels of the pods of this version',
    at: keyAt(spec),
  };
}

function checkNamespaces(
  version: Version,
  { deployment, service }: VersionWorkload,
  values: DataMap,
): readonly Finding[] {
  const [own, other] = [service.metadata.namespace, deployment.metadata.namespace];
  if (own === other) return [];
  const paths = [service, deployment].map(({ path }) => [...path, 'metadata', 'namespace']);
  const path = paths.find((candidate) => dataAt(values, candidate) !== undefined) ?? version.path;
  return [
    {
      code: 'selector-mismatch',
      severity: 'error',
      path,
      message: `the Service of version ${version.index} is in namespace ${own}, but its Deployment is in namespace ${other}`,
      hint: 'a Service reaches only pods in its own namespace; set metadata.namespace of the version instead',
      at: valueAt(path),
    },
  ];
}

function mismatch(path: Path, message: string, hint: string | undefined): Finding {
  const at = valueAt(path);
  return { code: 'selector-mismatch', severity: 'error', path, message, at, ...(hint === undefined ? {} : { hint }) };
}

/** A missing label that marks the version belongs on the pods; another label may as well be wrong in the selector. */
function hintForMissing(key: string, value: string): string | undefined {
  return Object.hasOwn(versionMark(value), key) ? hintForLabel('spec.template.metadata.labels', key, value) : undefined;
}

function hintForLabel(place: string, key: string, value: string): string {
  return `add ${show(key, value)} under ${place}`;
}

function show(key: string, value: string | undefined): string {
  return `${key}: ${value}`;
}

function have(who: string, labels: Labels, key: string): string {
  return labels[key] === undefined
    ? `${who} do not have the label ${quote(key)}`
    : `${who} have ${show(key, labels[key])}`;
}
