/** The words that the constraints are written in: what names and numbers must look like, and how conditions are said. */

/** k8s.io/apimachinery pkg/util/validation: IsDNS1123Label, IsDNS1123Subdomain, IsDNS1035Label. */
const label = '[a-z0-9]([-a-z0-9]*[a-z0-9])?';
export const dnsLabel = { pattern: `^${label}$`, maxLength: 63 };
export const dnsSubdomain = { pattern: `^${label}(\\.${label})*$`, maxLength: 253 };
export const dns1035Label = { pattern: '^[a-z]([-a-z0-9]*[a-z0-9])?$', maxLength: 63 };
/** A final dot makes a name absolute. */
export const hostName = { pattern: `^${label}(\\.${label})*\\.?$`, maxLength: 254, type: 'string' };

/** Same package: IsQualifiedName, IsValidLabelValue. */
const namePart = '[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?';
export const qualifiedName = { pattern: `^(${label}(\\.${label})*/)?${namePart}$` };
/** One of Kubernetes' own or with a domain. */
export const finalizer = {
  pattern: `^(foregroundDeletion|kubernetes|orphan|${label}(\\.${label})*/${namePart})$`,
};
export const labelValue = { pattern: `^(${namePart})?$` };
export const labels = { propertyNames: qualifiedName, additionalProperties: labelValue };
/** Annotation keys are compared in lower case: k8s.io/apimachinery pkg/api/validation/objectmeta.go. */
const annotationLabel = '[A-Za-z0-9]([-A-Za-z0-9]*[A-Za-z0-9])?';
export const annotationKey = { pattern: `^(${annotationLabel}(\\.${annotationLabel})*/)?${namePart}$` };

/** Same package: IsValidPortNum, IsValidPortName. 0 in an optional port is "not set". */
export const port = { minimum: 1, maximum: 65535 };
export const optionalPort = { minimum: 0, maximum: 65535 };
export const portName = { pattern: `^(?=.*[a-z])(?!.*--)${label}$`, maxLength: 15 };

/** Same package: IsValidUserID, IsValidGroupID, IsRelaxedEnvVarName (printable ASCII without "="). */
export const userId = { minimum: 0, maximum: 2 ** 31 - 1 };
export const envName = { pattern: '^[ -<>-~]+$' };

/** IsValidIPForLegacyField takes leading zeros; of IPv6 only the alphabet is checked. */
const octet = '(25[0-5]|2[0-4][0-9]|[01]?[0-9]?[0-9])';
const ip = `((${octet}\\.){3}${octet}|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*)`;
export const ipAddress = { pattern: `^${ip}$` };
export const clusterIp = { pattern: `^(None|${ip})$` };
export const cidr = { pattern: `^\\s*${ip}/[0-9]{1,3}\\s*$` };

export const notNegative = { minimum: 0 };
export const notEmpty = { minLength: 1 };
export const fileMode = { minimum: 0, maximum: 0o777 };
/** validateNFSVolumeSource */
export const absolutePath = { pattern: '^/' };
/** validateLocalDescendingPath */
export const pathWithin = { pattern: '^(?!/)(?!(.*/)?\\.\\.(/|$))' };
/** validateConfigMapKey, validateSecretKey */
export const configKey = { pattern: '^[-._a-zA-Z0-9]+$', maxLength: 253 };

/** k8s.io/apimachinery pkg/api/resource/quantity.go; blanks around it are cut off. */
const amount = '([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([KMGTPE]i|[numkMGTPE]|[eE][+-]?[0-9]+)?';
export const quantity = { pattern: `^\\s*[+-]?${amount}\\s*$` };
export const quantityNotNegative = { pattern: `^\\s*[+]?${amount}\\s*$`, minimum: 0 };
/** validateContainerResourceName */
export const resourceList = {
  propertyNames: { pattern: `^(cpu|memory|ephemeral-storage|hugepages-.+|${label}(\\.${label})*/${namePart})$` },
  additionalProperties: quantityNotNegative,
};

/** Stands for the names of all optional fields of the definition it is used in. */
export const EVERY_OPTIONAL_FIELD = 'every optional field';

/** Conditions: the field is there and is one of the values, is a text that is not empty, a list that is not empty. */
export const is = (field, ...values) => ({ required: [field], properties: { [field]: { enum: values } } });
export const hasText = (field) => ({ required: [field], properties: { [field]: { type: 'string', minLength: 1 } } });
export const hasItems = (field) => ({ required: [field], properties: { [field]: { type: 'array', minItems: 1 } } });

// biome-ignore lint/suspicious/noThenProperty: a JSON Schema keyword
export const when = (condition, consequence) => ({ if: condition, then: consequence });
export const unless = (condition, consequence) => ({ if: condition, else: consequence });
export const forbid = (reason, ...fields) => ({
  properties: Object.fromEntries(fields.map((field) => [field, { forbidden: reason }])),
});
