const namePart = '[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?';
const label = '[a-z0-9]([-a-z0-9]*[a-z0-9])?';
const subdomain = `${label}(\\.${label})*`;
const annotationLabel = '[A-Za-z0-9]([-A-Za-z0-9]*[A-Za-z0-9])?';
const quantity = '([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([KMGTPE]i|[numkMGTPE]|[eE][+-]?[0-9]+)?';

const dnsLabel = 'lower-case letters, digits and "-", with a letter or digit at both ends';
const dnsSubdomain = 'lower-case letters, digits, "-" and ".", with a letter or digit at both ends';
const labelKey =
  'letters, digits, "-", "_" and ".", at most 63, with a letter or digit at both ends; a domain and "/" may precede it';
const labelValue = 'at most 63 letters, digits, "-", "_" and ".", with a letter or digit at both ends';
const portName = 'at most 15 lower-case letters, digits and single "-", at least one of them a letter';
const address = 'an IP address';
const path = 'a path that does not begin with "/" and has no ".."';
const metadataField = "metadata\\.(name|namespace|uid|(annotations|labels)\\['.+'\\])";
const metadataFields =
  "metadata.name, metadata.namespace, metadata.uid, metadata.labels['key'] or metadata.annotations['key']";
const octet = '(25[0-5]|2[0-4][0-9]|[01]?[0-9]?[0-9])';
const ip = `((${octet}\\.){3}${octet}|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*)`;

/** The patterns of the schemas of Kubernetes and the Gateway API in words: what a text must be made of. */
const descriptions: { readonly [pattern: string]: string } = {
  '\\S': 'a text that is not blank',
  '^\\S([\\s\\S]*\\S)?$': 'a text without blanks or line breaks at its ends',
  [`^${label}$`]: dnsLabel,
  [`^${subdomain}$`]: dnsSubdomain,
  [`^${subdomain}\\.?$`]: dnsSubdomain,
  [`^(\\*\\.)?${subdomain}$`]:
    'a host name such as shop.example.com or *.example.com, in lower case, without port or path',
  '^[a-z]([-a-z0-9]*[a-z0-9])?$': 'lower-case letters, digits and "-", beginning with a letter',
  [`^(${subdomain}/)?${namePart}$`]: labelKey,
  [`^(${annotationLabel}(\\.${annotationLabel})*/)?${namePart}$`]: labelKey,
  [`^(${namePart})?$`]: labelValue,
  [`^(?=.*[a-z])(?!.*--)${label}$`]: portName,
  [`^[+-]?${quantity}$`]: 'a quantity such as 0.5, 500m or 64Mi',
  [`^[+]?${quantity}$`]: 'a quantity such as 0.5, 500m or 64Mi',
  [`^(cpu|memory|ephemeral-storage|hugepages-.+|${subdomain}/${namePart})$`]:
    'cpu, memory, ephemeral-storage, hugepages-<size> or the name of an extended resource, domain/name',
  '^[ -<>-~]+$': 'printable ASCII characters without "="',
  '^[-._a-zA-Z0-9]+$': 'letters, digits, "-", "_" and "."',
  '^[-A-Za-z0-9]+$': 'letters, digits and "-"',
  [`^${ip}$`]: address,
  [`^(None|${ip})$`]: `None or ${address}`,
  [`^${ip}/[0-9]{1,3}$`]: 'a range of IP addresses such as 10.0.0.0/8',
  [`^(${metadataField}|metadata\\.(annotations|labels))$`]: `${metadataFields}, or all labels or annotations`,
  [`^(${metadataField}|spec\\.(nodeName|serviceAccountName)|status\\.(hostIPs?|podIPs?))$`]: `${metadataFields}, spec.nodeName, spec.serviceAccountName, status.hostIP(s) or status.podIP(s)`,
  '^(limits|requests)\\.(cpu|memory|ephemeral-storage|hugepages-.+)$': 'limits.cpu, requests.memory or the like',
  [`^(foregroundDeletion|kubernetes|orphan|${subdomain}/${namePart})$`]:
    'foregroundDeletion, kubernetes, orphan or a name with a domain, such as example.com/cleanup',
  '^/': 'a path that begins with "/"',
  '^(?!/)(?!(.*/)?\\.\\.(/|$))': path,
  '^([a-z0-9]([-_a-z0-9]*[a-z0-9])?[./])*[a-z0-9]([-_a-z0-9]*[a-z0-9])?$':
    'the name of a sysctl such as net.core.somaxconn',
  '^(?=.*[1-9])([0-9]{1,5}(h|m|s|ms)){1,4}$': 'a duration such as 10s, 1m30s or 500ms, longer than nothing',
  "^[A-Za-z0-9!#$&'*+.^_`|~-]+$": "letters, digits and !#$&'*+.^_`|~-",
  '^[A-Z]+ /': 'a method and a path such as GET /orders',
  '^[A-Z_]+$': 'the name of a gRPC status, such as UNAVAILABLE',
  '^[0-9]+%$': 'a whole number, or a percentage such as "25%"',
  '^0*(100|[0-9]{1,2})%$': 'a whole number, or a percentage such as "25%"',
  '^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]+)?(Z|[+-][0-9]{2}:[0-9]{2})$':
    'a time such as "2024-01-31T12:00:00Z"',
  "^(?!.*(//|/\\.{1,2}(/|$)|%2[fF]))/([-A-Za-z0-9/._~!$&'()*+,;=:@]|%[0-9a-fA-F]{2})*$":
    'a path as URLs have it, beginning with "/" and without "//", "/./", "/../" and "%2F"',
  "^[A-Za-z0-9!#$%&'*+\\-.^_\\x60|~]+$": 'letters, digits and characters such as "-" and "_"',
  '^\\^[^|()*+?{]*([*+?{][^|()*+?{]*){0,2}$':
    'an expression that begins with ^ and has no |, ( and ), and at most two of *, +, ? and {, so that it is fast',
  '^(object|array|string|integer|number|boolean|null)$': 'object, array, string, integer, number, boolean or null',
};

/** What a text that a schema's pattern accepts looks like; undefined for a pattern without a description. */
export function describePattern(pattern: string): string | undefined {
  // Absent and surrounded by blanks are variations that need no words.
  const key = pattern.replace(/^\^\$\|/, '').replaceAll('\\s*', '');
  return Object.hasOwn(descriptions, key) ? descriptions[key] : undefined;
}
