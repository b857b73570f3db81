import {
  annotationKey,
  dnsLabel,
  dnsSubdomain,
  finalizer,
  forbid,
  hasItems,
  hasText,
  ipAddress,
  is,
  labels,
  labelValue,
  notEmpty,
  notNegative,
  qualifiedName,
  unless,
  userId,
  when,
} from './rules.mjs';

const listedValues = { required: ['values'], properties: { values: { type: 'array', minItems: 1 } } };
const noValues = { properties: { values: { maxItems: 0 } } };
const weight = { minimum: 1, maximum: 100 };

/** validateLivenessProbe, validateStartupProbe, validateReadinessProbe. */
const succeedsOnce = { properties: { successThreshold: { maximum: 1 } } };
const endsWithThePod = forbid('must not be set for a readinessProbe', 'terminationGracePeriodSeconds');
const withImage = { required: ['image'], properties: { image: { type: 'string' } } };

/** Deployments, labels and pods, without their containers and volumes. */
export const podConstraints = {
  // pkg/apis/apps/validation/validation.go
  DeploymentSpec: {
    properties: {
      minReadySeconds: notNegative,
      // It must be greater than minReadySeconds.
      progressDeadlineSeconds: { minimum: 1 },
      replicas: notNegative,
      revisionHistoryLimit: notNegative,
      selector: unless(hasItems('matchExpressions'), {
        required: ['matchLabels'],
        properties: { matchLabels: { type: 'object', minProperties: 1 } },
      }),
    },
  },
  DeploymentStrategy: when(
    is('type', 'Recreate'),
    forbid('may not be specified when the strategy type is Recreate', 'rollingUpdate'),
  ),
  RollingUpdateDeployment: {
    properties: {
      maxSurge: { minimum: 0, pattern: '^[0-9]+%$' },
      maxUnavailable: { minimum: 0, pattern: '^0*(100|[0-9]{1,2})%$' },
    },
    ...when(
      { allOf: [is('maxSurge', 0, '0%'), is('maxUnavailable', 0, '0%')] },
      forbid('may not be 0 when maxSurge is 0', 'maxUnavailable'),
    ),
  },

  // k8s.io/apimachinery pkg/apis/meta/v1/validation/validation.go
  LabelSelector: { properties: { matchLabels: labels } },
  LabelSelectorRequirement: {
    properties: {
      key: qualifiedName,
      operator: { enum: ['DoesNotExist', 'Exists', 'In', 'NotIn'] },
      values: { items: labelValue },
    },
    allOf: [
      when(is('operator', 'In', 'NotIn'), listedValues),
      when(is('operator', 'DoesNotExist', 'Exists'), noValues),
    ],
  },
  // The name is not here: that of a pod template is not looked at, and the two roots have their own rules for it.
  ObjectMeta: {
    properties: {
      annotations: { propertyNames: annotationKey },
      // With pkg/apis/core/validation: ValidateFinalizerName
      finalizers: { items: finalizer },
      labels,
      managedFields: { forbidden: 'is the record of the API server and may not be applied' },
    },
  },

  // A pod needs containers, so that a template needs its spec.
  PodTemplateSpec: { required: ['spec'] },

  // With pkg/apis/apps/validation: ValidatePodTemplateSpecForReplicaSet
  PodSpec: {
    properties: {
      activeDeadlineSeconds: { forbidden: 'is not supported in the pod template of a Deployment' },
      containers: {
        minItems: 1,
        items: {
          required: ['image'],
          properties: {
            ...withImage.properties,
            livenessProbe: succeedsOnce,
            readinessProbe: endsWithThePod,
            startupProbe: succeedsOnce,
          },
        },
      },
      ephemeralContainers: { forbidden: 'is not allowed in a pod template' },
      hostname: dnsLabel,
      initContainers: {
        items: {
          ...withImage,
          ...unless(
            is('restartPolicy', 'Always'),
            forbid(
              'may not be set for init containers without restartPolicy: Always',
              'lifecycle',
              'livenessProbe',
              'readinessProbe',
              'startupProbe',
            ),
          ),
        },
      },
      nodeName: dnsSubdomain,
      nodeSelector: labels,
      priorityClassName: dnsSubdomain,
      restartPolicy: { enum: ['Always'] },
      runtimeClassName: dnsSubdomain,
      serviceAccountName: dnsSubdomain,
      subdomain: dnsLabel,
    },
    ...when(is('dnsPolicy', 'None'), {
      required: ['dnsConfig'],
      properties: { dnsConfig: { type: 'object', ...hasItems('nameservers') } },
    }),
  },
  PodOS: { properties: { name: { enum: ['linux', 'windows'] } } },
  PodSecurityContext: {
    properties: {
      fsGroup: userId,
      runAsGroup: userId,
      runAsUser: userId,
      supplementalGroups: { items: userId },
      sysctls: { uniqueItemsBy: { name: null } },
    },
  },
  PodDNSConfig: { properties: { nameservers: { maxItems: 3, items: ipAddress }, searches: { maxItems: 32 } } },
  PodDNSConfigOption: hasText('name'),
  PodReadinessGate: { properties: { conditionType: qualifiedName } },
  PodSchedulingGate: { properties: { name: qualifiedName } },
  HostAlias: { properties: { hostnames: { items: dnsSubdomain }, ip: ipAddress } },
  Sysctl: {
    properties: { name: { pattern: '^([a-z0-9]([-_a-z0-9]*[a-z0-9])?[./])*[a-z0-9]([-_a-z0-9]*[a-z0-9])?$' } },
    optional: ['value'],
  },
  Toleration: {
    properties: { key: qualifiedName },
    allOf: [
      unless(hasText('key'), is('operator', 'Exists')),
      when(is('operator', 'Exists'), { properties: { value: { maxLength: 0 } } }),
      unless(is('operator', 'Exists'), { properties: { value: labelValue } }),
      when(
        { required: ['tolerationSeconds'], properties: { tolerationSeconds: { type: 'integer' } } },
        is('effect', 'NoExecute'),
      ),
    ],
  },
  TopologySpreadConstraint: {
    properties: { maxSkew: { minimum: 1 }, minDomains: { minimum: 1 }, topologyKey: notEmpty },
  },
  PreferredSchedulingTerm: { properties: { weight } },
  WeightedPodAffinityTerm: { properties: { weight } },
  PodAffinityTerm: { properties: { topologyKey: qualifiedName, namespaces: { items: dnsLabel } } },
  NodeSelector: {
    properties: {
      nodeSelectorTerms: {
        minItems: 1,
        items: { properties: { matchExpressions: { items: { properties: { values: { items: labelValue } } } } } },
      },
    },
  },
  NodeSelectorRequirement: {
    properties: { key: qualifiedName },
    allOf: [
      when(is('operator', 'Gt', 'In', 'Lt', 'NotIn'), listedValues),
      when(is('operator', 'Gt', 'Lt'), { properties: { values: { maxItems: 1 } } }),
      when(is('operator', 'DoesNotExist', 'Exists'), noValues),
    ],
  },
};
