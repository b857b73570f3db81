import type { Path } from '../../diagnostics/diagnostic.ts';
import { type DataMap, isGiven, mapAt, mapsAt, numberAt } from '../../values/data.ts';
import { type Finding, keyAt } from '../finding.ts';
import { deploymentMode } from './host-labels.ts';

/** A predictor, transformer or explainer of an InferenceService. */
export interface Component {
  readonly name: string;
  readonly spec: DataMap;
  readonly path: Path;
}

type Annotations = { readonly [key: string]: string };

const hpaOfKnative = { key: 'autoscaling.knative.dev/class', value: 'hpa.autoscaling.knative.dev' };

/** The annotation that chooses the autoscaler outside Knative. */
export const autoscalerClass = 'serving.kserve.io/autoscalerClass';

/**
 * Finds metrics and targets that the autoscaler of a component does not have. Knative has its own autoscaler, which counts
 * requests, and that of Kubernetes (HPA), which looks at pods. The metrics of KEDA are not checked.
 * Source: validateAutoScalingCompExtension in pkg/apis/serving/v1beta1/inference_service_validation.go of KServe
 */
export function checkScaling({ spec, path }: Component, annotations: Annotations): readonly Finding[] {
  const error: Report = (key, message, hint) => [
    {
      code: 'specification',
      severity: 'error',
      path: [...path, key],
      message,
      ...(hint === undefined ? {} : { hint }),
      at: keyAt([...path, key]),
    },
  ];
  const isKnative = !['Standard', 'RawDeployment'].includes(annotations[deploymentMode] ?? 'Knative');
  if (!isKnative) return annotations[autoscalerClass] === 'hpa' ? checkHpa(spec, error) : [];
  return annotations[hpaOfKnative.key] === hpaOfKnative.value ? checkHpa(spec, error) : checkKnative(spec, error);
}

type Report = (key: string, message: string, hint?: string) => readonly Finding[];

function checkKnative(spec: DataMap, error: Report): readonly Finding[] {
  const metric = spec.scaleMetric ?? 'concurrency';
  const target = numberAt(spec, 'scaleTarget');
  return [
    ...(isGiven(spec.deploymentStrategy)
      ? error('deploymentStrategy', 'deploymentStrategy has no effect where Knative runs the pods', 'remove it')
      : []),
    ...(metric === 'cpu' || metric === 'memory'
      ? error(
          'scaleMetric',
          `Knative's autoscaler cannot scale by ${metric}`,
          `use concurrency or rps, or add the annotation ${hpaOfKnative.key}: ${hpaOfKnative.value}`,
        )
      : []),
    ...(metric === 'rps' && target !== undefined && target < 1
      ? error('scaleTarget', `scaleTarget must be at least 1 for rps, not ${target}`)
      : []),
  ];
}

function checkHpa(spec: DataMap, error: Report): readonly Finding[] {
  const metric = spec.scaleMetric ?? 'cpu';
  const target = numberAt(spec, 'scaleTarget');
  const isOut = target !== undefined && (target < 1 || target > 100);
  const metrics = mapsAt(mapAt(spec, 'autoScaling') ?? {}, 'metrics');
  const unusable = metrics.find(({ type, resource }) => type !== 'Resource' || !isGiven(resource));
  return [
    ...(metric === 'concurrency' || metric === 'rps'
      ? error('scaleMetric', `the HorizontalPodAutoscaler cannot scale by ${metric}`, 'use cpu or memory')
      : []),
    ...(isOut ? error('scaleTarget', `scaleTarget must be between 1 and 100 for ${metric}, not ${target}`) : []),
    ...(unusable === undefined
      ? []
      : error('autoScaling', 'each metric of the HorizontalPodAutoscaler needs type: Resource and resource')),
  ];
}
