import type { VersionObject } from '../../release/release.ts';
import { isGiven, mapAt, textAt } from '../../values/data.ts';

/** The annotation that says how KServe runs an InferenceService. */
export const deploymentMode = 'serving.kserve.io/deploymentMode';

/** What to write if Knative runs the models, whose hosts have a label for the namespace alone. */
export const knativeHint = `or, if Knative runs your models, add the annotation ${deploymentMode}: Serverless`;

const withoutSuchHosts = ['Knative', 'Serverless', 'ModelMesh'];

/**
 * The first labels of the hosts that KServe makes for the components of an InferenceService: `<name>-predictor-<namespace>`.
 * A label has at most 63 characters; with a longer one KServe makes nothing. Hosts of Knative and ModelMesh are different;
 * without the annotation the configuration of the cluster decides, and its default is a host like this.
 * Source: `domainTemplate` in config/configmap/inferenceservice.yaml, and GenerateDomainName in
 * pkg/controller/v1beta1/inferenceservice/reconcilers/ingress/domain.go of KServe
 */
export function hostLabels({ kind, metadata, specification }: VersionObject): readonly string[] {
  const { name, namespace, annotations } = metadata;
  if (kind !== 'InferenceService' || withoutSuchHosts.includes(annotations[deploymentMode] ?? '')) return [];
  const variant = textAt((specification && mapAt(specification, 'predictor')) ?? {}, 'name');
  const others = ['transformer', 'explainer'].filter((component) => isGiven(specification?.[component]));
  return [variant === undefined ? 'predictor' : `${variant}-predictor`, ...others].map(
    (component) => `${name}-${component}-${namespace}`,
  );
}
