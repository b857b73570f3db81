import {
  absolutePath,
  configKey,
  dnsLabel,
  dnsSubdomain,
  EVERY_OPTIONAL_FIELD,
  envName,
  fileMode,
  forbid,
  hasText,
  is,
  notEmpty,
  notNegative,
  optionalPort,
  pathWithin,
  port,
  portName,
  qualifiedName,
  quantityNotNegative,
  resourceList,
  unless,
  userId,
  when,
} from './rules.mjs';

const named = { required: ['name'], properties: { name: { type: 'string', ...dnsSubdomain } } };
const keyed = { required: ['name'], properties: { name: { type: 'string', ...dnsSubdomain }, key: configKey } };

/** validateSeccompProfileField and ValidateAppArmorProfileField. */
const localProfile = {
  allOf: [
    when(is('type', 'Localhost'), hasText('localhostProfile')),
    unless(is('type', 'Localhost'), forbid('may only be set when type is Localhost', 'localhostProfile')),
  ],
};

/** validContainerResourceFieldPathExpressions */
const resourceField = { pattern: '^(limits|requests)\\.(cpu|memory|ephemeral-storage|hugepages-.+)$' };

/** validEnvDownwardAPIFieldPathExpressions and validVolumeDownwardAPIFieldPathExpressions, with labels and annotations by key. */
const fieldOfItem = "metadata\\.(name|namespace|uid|(annotations|labels)\\['.+'\\])";
const podField = {
  pattern: `^(${fieldOfItem}|spec\\.(nodeName|serviceAccountName)|status\\.(hostIPs?|podIPs?))$`,
};
const podFieldInFile = { pattern: `^(${fieldOfItem}|metadata\\.(annotations|labels))$` };

/** Containers and volumes. */
export const containerConstraints = {
  Container: {
    properties: {
      image: notEmpty,
      name: dnsLabel,
      ports: { allOf: [{ uniqueItemsBy: { name: null } }] },
    },
  },
  ContainerPort: { properties: { containerPort: port, hostPort: optionalPort, name: portName } },
  ContainerResizePolicy: {
    properties: {
      resourceName: { enum: ['cpu', 'memory'] },
      restartPolicy: { enum: ['NotRequired', 'RestartContainer'] },
    },
  },
  EnvVar: {
    properties: { name: envName },
    ...when(hasText('value'), forbid('may not be specified when value is not empty', 'valueFrom')),
  },
  EnvVarSource: {
    properties: { fieldRef: { properties: { fieldPath: podField } } },
    exactlyOneOf: ['configMapKeyRef', 'fieldRef', 'fileKeyRef', 'resourceFieldRef', 'secretKeyRef'],
  },
  EnvFromSource: { properties: { prefix: envName }, exactlyOneOf: ['configMapRef', 'secretRef'] },
  ConfigMapEnvSource: named,
  SecretEnvSource: named,
  ConfigMapKeySelector: keyed,
  SecretKeySelector: keyed,
  ResourceFieldSelector: { properties: { resource: resourceField } },
  ResourceRequirements: { properties: { limits: resourceList, requests: resourceList } },
  SecurityContext: { properties: { runAsGroup: userId, runAsUser: userId } },
  SeccompProfile: localProfile,
  AppArmorProfile: localProfile,

  Probe: {
    properties: {
      failureThreshold: notNegative,
      initialDelaySeconds: notNegative,
      periodSeconds: notNegative,
      successThreshold: notNegative,
      terminationGracePeriodSeconds: { minimum: 1 },
      timeoutSeconds: notNegative,
    },
    exactlyOneOf: ['exec', 'grpc', 'httpGet', 'tcpSocket'],
  },
  LifecycleHandler: { exactlyOneOf: ['exec', 'httpGet', 'sleep', 'tcpSocket'] },
  ExecAction: { required: ['command'], properties: { command: { type: 'array', minItems: 1 } } },
  HTTPGetAction: { properties: { port: { ...port, ...portName } } },
  TCPSocketAction: { properties: { port: { ...port, ...portName } } },
  GRPCAction: { properties: { port } },
  HTTPHeader: { properties: { name: { pattern: '^[-A-Za-z0-9]+$' } }, optional: ['value'] },
  SleepAction: { properties: { seconds: notNegative } },

  VolumeMount: {
    properties: {
      bindMountOptions: { items: { enum: ['noexec', 'nodev', 'nosuid'] } },
      mountPath: notEmpty,
      name: notEmpty,
      subPath: pathWithin,
      subPathExpr: pathWithin,
    },
  },
  VolumeDevice: { properties: { devicePath: notEmpty, name: notEmpty } },
  Volume: { properties: { name: dnsLabel }, atMostOneOf: EVERY_OPTIONAL_FIELD },
  ConfigMapVolumeSource: {
    ...hasText('name'),
    properties: { defaultMode: fileMode, defaultUser: userId, name: { type: 'string', minLength: 1 } },
  },
  SecretVolumeSource: {
    required: ['secretName'],
    properties: { defaultMode: fileMode, defaultUser: userId, secretName: { type: 'string', minLength: 1 } },
  },
  DownwardAPIVolumeSource: { properties: { defaultMode: fileMode, defaultUser: userId } },
  DownwardAPIVolumeFile: {
    properties: {
      fieldRef: { properties: { fieldPath: podFieldInFile } },
      mode: fileMode,
      path: { ...notEmpty, ...pathWithin },
      user: userId,
    },
    exactlyOneOf: ['fieldRef', 'resourceFieldRef'],
  },
  EmptyDirVolumeSource: { properties: { mode: { minimum: 0, maximum: 0o1777 }, sizeLimit: quantityNotNegative } },
  HostPathVolumeSource: { properties: { path: notEmpty } },
  NFSVolumeSource: { properties: { path: absolutePath, server: notEmpty } },
  KeyToPath: {
    properties: {
      key: { ...notEmpty, ...configKey },
      mode: fileMode,
      path: { ...notEmpty, ...pathWithin },
      user: userId,
    },
  },
  PersistentVolumeClaimVolumeSource: { properties: { claimName: notEmpty } },
  ProjectedVolumeSource: { properties: { defaultMode: fileMode, defaultUser: userId } },
  ServiceAccountTokenProjection: { properties: { expirationSeconds: { minimum: 600 }, path: notEmpty, user: userId } },
  ClusterTrustBundleProjection: { properties: { user: userId } },
  PodCertificateProjection: { properties: { user: userId } },
  ConfigMapProjection: { required: ['name'], properties: { name: { type: 'string', minLength: 1 } } },
  SecretProjection: { required: ['name'], properties: { name: { type: 'string', minLength: 1 } } },
  VolumeProjection: { atMostOneOf: EVERY_OPTIONAL_FIELD },
  // Its name is checked by the API server only as a qualified name of a driver.
  CSIVolumeSource: { properties: { driver: qualifiedName } },
};
