import type { Version, VersionObject } from '../../release/release.ts';
import { type DataMap, dataAt, isGiven, mapAt, mapsAt, numberAt } from '../../values/data.ts';
import type { CheckContext } from '../check-context.ts';
import { type Finding, keyAt, valueAt } from '../finding.ts';
import { placeOfAnnotation, withoutRepetitions } from '../place-of-annotation.ts';
import { joinWords, quote } from '../schema/describe-data.ts';
import { autoscalerClass, type Component, checkScaling } from './check-scaling.ts';
import { checkVariables } from './check-variables.ts';
import { frameworks } from './frameworks.ts';

/** AutoscalerAllowedClassList in pkg/constants/constants.go. */
const autoscalers = ['hpa', 'external', 'keda', 'none'];

/** The container of the model among those of a predictor. */
const modelContainer = 'kserve-container';

/**
 * Finds what KServe's admission webhook refuses in an InferenceService, although each field is right.
 * Source: pkg/apis/serving/v1beta1/inference_service_validation.go of KServe
 */
export function checkInferenceServices({ release, values }: CheckContext): readonly Finding[] {
  const findings = release.versions.flatMap((version) =>
    version.objects.flatMap((object) =>
      object.kind === 'InferenceService'
        ? [...checkComponents(object), ...checkAutoscaler(values, version, object)]
        : [],
    ),
  );
  return withoutRepetitions(findings);
}

function checkAutoscaler(values: DataMap, version: Version, object: VersionObject): readonly Finding[] {
  const given = object.metadata.annotations[autoscalerClass];
  if (given === undefined || autoscalers.includes(given)) return [];
  const path = placeOfAnnotation(values, version, object, autoscalerClass);
  const message = `${autoscalerClass} must be ${joinWords(autoscalers, 'or')}, not ${quote(given)}`;
  return [{ code: 'wrong-value', severity: 'error', path, message, at: valueAt(path) }];
}

function checkComponents({ specification, path, metadata }: VersionObject): readonly Finding[] {
  if (specification === null) return [];
  const components = ['predictor', 'transformer', 'explainer'].flatMap((name): readonly Component[] => {
    const spec = mapAt(specification, name);
    return spec === undefined ? [] : [{ name, spec, path: [...path, 'spec', name] }];
  });
  return components.flatMap((component) => [
    ...checkImplementation(component),
    ...checkReplicas(component),
    ...checkStorage(component),
    ...checkVariables(component),
    ...checkScaling(component, metadata.annotations),
  ]);
}

/** A predictor serves one model, a transformer is a container, and an explainer is either. */
function checkImplementation({ name, spec, path }: Component): readonly Finding[] {
  const containers = mapsAt(spec, 'containers');
  const choices = { predictor: frameworks, explainer: ['art'] }[name] ?? [];
  const found = choices.filter((choice) => isGiven(spec[choice]));
  const isCustom = containers.some((container) => container.name === modelContainer);
  // Beside a model, containers are sidecars. Only an explainer takes them for a second implementation.
  const counts = containers.length > 0 && (found.length === 0 || isCustom || name !== 'predictor');
  const given = counts ? [...found, 'containers'] : found;
  if (given.length === 1) return [];
  const all = joinWords([...choices, 'containers'], 'or');
  return [
    {
      code: 'specification',
      severity: 'error',
      path,
      message:
        given.length === 0 ? `${name} needs ${all}` : `${name} has ${joinWords(given, 'and')}; it takes one of them`,
      ...(isCustom && found.length > 0
        ? { hint: `beside ${found[0]}, give no container the name ${modelContainer}` }
        : {}),
      at: keyAt(path),
    },
  ];
}

/** validateReplicas in component.go; without minReplicas there is one pod. */
function checkReplicas({ spec, path }: Component): readonly Finding[] {
  const most = numberAt(spec, 'maxReplicas') ?? 0;
  const least = numberAt(spec, 'minReplicas') ?? 1;
  if (most <= 0 || least <= most) return [];
  return [
    {
      code: 'specification',
      severity: 'error',
      path: [...path, 'maxReplicas'],
      message: `maxReplicas is ${most}, less than minReplicas, ${least}`,
      at: valueAt([...path, 'maxReplicas']),
    },
  ];
}

function checkStorage({ spec, path }: Component): readonly Finding[] {
  if (!isGiven(spec.storageUris)) return [];
  const server = [...frameworks, 'art'].find((name) => isGiven(dataAt(spec[name], ['storageUri'])));
  if (server === undefined) return [];
  return [
    {
      code: 'specification',
      severity: 'error',
      path: [...path, 'storageUris'],
      message: 'storageUri and storageUris cannot be used together',
      hint: 'keep one of them',
      at: keyAt([...path, 'storageUris']),
      related: [{ message: 'storageUri is here', at: keyAt([...path, server, 'storageUri']) }],
    },
  ];
}
