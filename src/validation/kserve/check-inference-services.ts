import type { Path } from '../../diagnostics/diagnostic.ts';
import type { VersionObject } from '../../release/release.ts';
import { type Data, type DataMap, dataAt, isGiven, isMap, mapAt, mapsAt, numberAt } from '../../values/data.ts';
import type { CheckContext } from '../check-context.ts';
import { type Finding, keyAt, valueAt } from '../finding.ts';
import { joinWords } from '../schema/describe-data.ts';
import { deploymentMode } from './host-labels.ts';

/** The ways to serve a model, in the order in which messages offer them. */
const frameworks = [
  ...['model', 'huggingface', 'lightgbm', 'onnx', 'paddle', 'pmml'],
  ...['pytorch', 'sklearn', 'tensorflow', 'triton', 'xgboost'],
];

/** The container of the model among those of a predictor. */
const modelContainer = 'kserve-container';
const hpaClass = { key: 'autoscaling.knative.dev/class', value: 'hpa.autoscaling.knative.dev' };

interface Component {
  readonly name: string;
  readonly spec: DataMap;
  readonly path: Path;
}

/**
 * Finds what KServe's admission webhook refuses in an InferenceService, although each field is right.
 * Source: pkg/apis/serving/v1beta1/inference_service_validation.go of KServe
 */
export function checkInferenceServices({ release }: CheckContext): readonly Finding[] {
  const objects = release.versions.flatMap(({ objects }) => objects);
  return objects.filter(({ kind }) => kind === 'InferenceService').flatMap(checkInferenceService);
}

function checkInferenceService(object: VersionObject): readonly Finding[] {
  const { specification, path } = object;
  if (specification === null) return [];
  const components = ['predictor', 'transformer', 'explainer'].flatMap((name): readonly Component[] => {
    const spec = mapAt(specification, name);
    return spec === undefined ? [] : [{ name, spec, path: [...path, 'spec', name] }];
  });
  return components.flatMap((component) => [
    ...checkImplementation(component),
    ...checkReplicas(component),
    ...checkStorage(component),
    ...checkScaling(component, object),
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

/** Knative scales by requests, and rolls out by itself. */
function checkScaling({ spec, path }: Component, { metadata }: VersionObject): readonly Finding[] {
  const { annotations } = metadata;
  const isKnative = !['Standard', 'RawDeployment'].includes(annotations[deploymentMode] ?? 'Knative');
  if (!isKnative || annotations[hpaClass.key] === hpaClass.value) return [];
  const error = (key: string, message: string, hint: string): readonly Finding[] => [
    { code: 'specification', severity: 'error', path: [...path, key], message, hint, at: keyAt([...path, key]) },
  ];
  const metric = spec.scaleMetric;
  return [
    ...(isGiven(spec.deploymentStrategy)
      ? error('deploymentStrategy', 'deploymentStrategy has no place where Knative runs the pods', 'remove it')
      : []),
    ...(metric === 'cpu' || metric === 'memory'
      ? error(
          'scaleMetric',
          `Knative's autoscaler cannot scale by ${metric}`,
          `use concurrency or rps, or add the annotation ${hpaClass.key}: ${hpaClass.value}`,
        )
      : []),
  ];
}
