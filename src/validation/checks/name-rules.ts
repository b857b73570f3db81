/**
 * A rule of Kubernetes for names.
 * Sources: RFC 1035 and RFC 1123 as Kubernetes applies them, https://kubernetes.io/docs/concepts/overview/working-with-objects/names/
 */
export interface NameRule {
  readonly pattern: RegExp;
  readonly longest: number;
  /** What the pattern asks for, as the end of `use …`. */
  readonly form: string;
}

/** Names of Services: an RFC 1035 label. Kubernetes 1.36 and later also accept a digit at the beginning. */
export const serviceName: NameRule = {
  pattern: /^[a-z]([-a-z0-9]*[a-z0-9])?$/,
  longest: 63,
  form: 'lower-case letters, digits and "-"; begin with a letter and end with a letter or digit',
};

/** Namespaces, containers, and label values made of names: an RFC 1123 label. */
export const labelName: NameRule = {
  pattern: /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/,
  longest: 63,
  form: 'lower-case letters, digits and "-"; begin and end with a letter or digit',
};

/** Names of most objects: an RFC 1123 subdomain. */
export const subdomainName: NameRule = {
  pattern: /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/,
  longest: 253,
  form: 'lower-case letters, digits, "-" and "."; begin and end with a letter or digit',
};

/** The name in the key of a label, and the value of a label. */
const labelPart = /^[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?$/;
const longestLabel = 63;
const labelForm = 'use letters, digits, "-", "_" and "."; begin and end with a letter or digit';

/** What is wrong with a name; undefined if the name is valid. */
export function findNameProblem(name: string, rule: NameRule): 'form' | 'length' | undefined {
  if (!rule.pattern.test(name)) return 'form';
  return name.length > rule.longest ? 'length' : undefined;
}

/** A similar name that follows the rule; undefined if there is none. */
export function repairName(name: string, rule: NameRule): string | undefined {
  const letters = name.toLowerCase().replace(rule === subdomainName ? /[^.a-z0-9]+/g : /[^a-z0-9]+/g, '-');
  const repaired = letters.replace(/^[^a-z0-9]+|[^a-z0-9]+$/g, '');
  if (repaired === '') return undefined;
  return [repaired, `v${repaired}`].find((candidate) => candidate !== name && !findNameProblem(candidate, rule));
}

/**
 * What is wrong with the key of a label or annotation, or how to write it; undefined if the key is valid.
 * Source: https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#syntax-and-character-set
 */
export function findKeyProblem(key: string): string | undefined {
  const parts = key.split('/');
  const name = parts.at(-1) ?? '';
  if (parts.length > 2) return 'use at most one "/"';
  if (parts.length === 2 && !isDomain(parts[0] ?? ''))
    return 'the part before "/" must be a domain name, such as example.com';
  if (name === '') return 'the name is empty; write a key such as team or example.com/team';
  if (!labelPart.test(name)) return labelForm;
  return name.length > longestLabel
    ? `the name has ${name.length} characters; at most ${longestLabel} are allowed`
    : undefined;
}

/** The same for the value of a label. */
export function findLabelValueProblem(value: string): string | undefined {
  if (value === '') return undefined;
  if (!labelPart.test(value)) return labelForm;
  return value.length > longestLabel
    ? `it has ${value.length} characters; at most ${longestLabel} are allowed`
    : undefined;
}

function isDomain(prefix: string): boolean {
  return prefix.length <= subdomainName.longest && subdomainName.pattern.test(prefix);
}
