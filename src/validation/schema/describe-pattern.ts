const namePart = '[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?';
const label = '[a-z0-9]([-a-z0-9]*[a-z0-9])?';
const subdomain = `${label}(\\.${label})*`;
const annotationLabel = '[A-Za-z0-9]([-A-Za-z0-9]*[A-Za-z0-9])?';
const quantity = '([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([KMGTPE]i|[numkMGTPE]|[eE][+-]?[0-9]+)?';

const ends = 'and begin and end with a letter or digit';
const dnsLabel = `consist of lower-case letters, digits and "-", ${ends}`;
const dnsSubdomain = `consist of lower-case letters, digits, "-" and ".", ${ends}`;
const labelKey = `consist of at most 63 letters, digits, "-", "_" and ".", ${ends}; a domain and "/" may precede it`;
const labelValue = `consist of at most 63 letters, digits, "-", "_" and ".", ${ends}`;
const portName = 'consist of at most 15 lower-case letters, digits and single "-", with at least one letter';
const address = 'an IP address';
const path = 'be a path that does not begin with "/" and has no ".."';
const metadataField = "metadata\\.(name|namespace|uid|(annotations|labels)\\['.+'\\])";
const metadataFields =
  "metadata.name, metadata.namespace, metadata.uid, metadata.labels['key'] or metadata.annotations['key']";
const octet = '(25[0-5]|2[0-4][0-9]|[01]?[0-9]?[0-9])';
const ip = `((${octet}\\.){3}${octet}|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*)`;

/** What the patterns in the schemas of Kubernetes and the Gateway API ask for, as the end of `it must …`. */
const descriptions: { readonly [pattern: string]: string } = {
  '\\S': 'have a character that is not a space',
  '^\\S([\\s\\S]*\\S)?$': 'not begin or end with a space or line break',
  [`^${label}$`]: dnsLabel,
  [`^${subdomain}$`]: dnsSubdomain,
  [`^${subdomain}\\.?$`]: dnsSubdomain,
  [`^(\\*\\.)?${subdomain}$`]:
    'be a host name such as shop.example.com or *.example.com, in lower case, without port or path',
  '^[a-z]([-a-z0-9]*[a-z0-9])?$': 'consist of lower-case letters, digits and "-", and begin with a letter',
  [`^(${subdomain}/)?${namePart}$`]: labelKey,
  [`^(${annotationLabel}(\\.${annotationLabel})*/)?${namePart}$`]: labelKey,
  [`^(${namePart})?$`]: labelValue,
  [`^(?=.*[a-z])(?!.*--)${label}$`]: portName,
  [`^[+-]?${quantity}$`]: 'be a quantity such as 0.5, 500m or 64Mi',
  [`^[+]?${quantity}$`]: 'be a quantity such as 0.5, 500m or 64Mi',
  [`^(cpu|memory|ephemeral-storage|hugepages-.+|${subdomain}/${namePart})$`]:
    'be cpu, memory, ephemeral-storage, hugepages-<size> or an extended resource such as example.com/gpu',
  '^[ -<>-~]+$': 'consist of printable ASCII characters without "="',
  '^[-._a-zA-Z0-9]+$': 'consist of letters, digits, "-", "_" and "."',
  '^[-A-Za-z0-9]+$': 'consist of letters, digits and "-"',
  [`^${ip}$`]: `be ${address}`,
  [`^(None|${ip})$`]: `be None or ${address}`,
  [`^${ip}/[0-9]{1,3}$`]: 'be a range of IP addresses such as 10.0.0.0/8',
  [`^(${metadataField}|metadata\\.(annotations|labels))$`]: `be ${metadataFields}, or metadata.labels or metadata.annotations`,
  [`^(${metadataField}|spec\\.(nodeName|serviceAccountName)|status\\.(hostIPs?|podIPs?))$`]: `be ${metadataFields}, spec.nodeName, spec.serviceAccountName, status.hostIP(s) or status.podIP(s)`,
  '^(limits|requests)\\.(cpu|memory|ephemeral-storage|hugepages-.+)$':
    'be a resource such as limits.cpu or requests.memory',
  [`^(foregroundDeletion|kubernetes|orphan|${subdomain}/${namePart})$`]:
    'be foregroundDeletion, kubernetes, orphan or a name with a domain, such as example.com/cleanup',
  '^/': 'be a path that begins with "/"',
  '^/(?!$)(?!.*\\.\\.)': 'be a path that begins with "/", is not "/" and has no ".."',
  '^(?!/)(?!(.*/)?\\.\\.(/|$))': path,
  '^([a-z0-9]([-_a-z0-9]*[a-z0-9])?[./])*[a-z0-9]([-_a-z0-9]*[a-z0-9])?$':
    'be the name of a sysctl such as net.core.somaxconn',
  '^(([0-9]{1,9}(\\.[0-9]{0,9})?|\\.[0-9]{1,9})(h|m|s|ms)){1,4}$': 'be a duration such as 10s, 1.5s, 1m30s or 500ms',
  "^[A-Za-z0-9!#$&'*+.^_`|~-]+$": "consist of letters, digits and !#$&'*+.^_`|~-",
  '^[A-Z]+ /': 'be a method and a path such as GET /orders',
  '^[A-Z_]+$': 'be the name of a gRPC status, such as UNAVAILABLE',
  '^[0-9]+%$': 'be an integer, or a percentage such as "25%"',
  '^0*(100|[0-9]{1,2})%$': 'be an integer, or a percentage such as "25%"',
  '^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]+)?(Z|[+-][0-9]{2}:[0-9]{2})$':
    'be a time such as "2024-01-31T12:00:00Z"',
  "^(?!.*(//|/\\.{1,2}(/|$)|%2[fF]))/([-A-Za-z0-9/._~!$&'()*+,;=:@]|%[0-9a-fA-F]{2})*$":
    'be a URL path that begins with "/" and has no "//", "/./", "/../" or "%2F"',
  "^[A-Za-z0-9!#$%&'*+\\-.^_\\x60|~]+$": 'consist of letters, digits and characters such as "-" and "_"',
  '^\\^[^|()*+?{]*([*+?{][^|()*+?{]*){0,2}$':
    'be an expression that begins with ^, has no |, ( or ), and has at most two of *, +, ? and {, so that it is fast',
  '^(object|array|string|integer|number|boolean|null)$': 'be object, array, string, integer, number, boolean or null',
};

/** What a pattern of a schema asks for, as the end of `it must …`; undefined for a pattern without a description. */
export function describePattern(pattern: string): string | undefined {
  // That the value may be empty or surrounded by spaces needs no words.
  const key = pattern.replace(/^\^\$\|/, '').replaceAll('\\s*', '');
  return Object.hasOwn(descriptions, key) ? descriptions[key] : undefined;
}
