import type { VersionObject } from '../../release/release.ts';

/** The annotation that says how KServe runs an InferenceService. */
export const deploymentMode = 'serving.kserve.io/deploymentMode';

/** The modes in which KServe makes other hosts. */
const withOwnHosts = ['Knative', 'Serverless', 'ModelMesh'];

/** What to write if Knative runs the models, whose hosts have a label of their own for the namespace. */
export const knativeHint = `or, if Knative runs your models, add the annotation ${deploymentMode}: Serverless`;

/**
 * The first label of the host that KServe makes for an InferenceService, `<name>-predictor-<namespace>`. It has at most 63
 * characters, as each label; with a longer one KServe makes nothing. Without the annotation, the cluster chooses the mode.
 * Source: `domainTemplate` in config/configmap/inferenceservice.yaml, and GenerateDomainName in
 * pkg/controller/v1beta1/inferenceservice/reconcilers/ingress/domain.go of KServe
 *
 * @param label of the component that gets the requests: `<name>-predictor`
 * @returns undefined if the object has another host
 */
export function hostLabel({ kind, metadata }: VersionObject, label: string): string | undefined {
  const mode = metadata.annotations[deploymentMode] ?? '';
  return kind === 'InferenceService' && !withOwnHosts.includes(mode) ? `${label}-${metadata.namespace}` : undefined;
}
