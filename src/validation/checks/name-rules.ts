/**
 * What Kubernetes asks of a name.
 * Sources: RFC 1035 and RFC 1123 as Kubernetes applies them, https://kubernetes.io/docs/concepts/overview/working-with-objects/names/
 */
export interface NameRule {
  readonly pattern: RegExp;
  readonly longest: number;
  /** What the pattern asks for, in words. */
  readonly form: string;
}

/** Names of Services: an RFC 1035 label. */
export const serviceName: NameRule = {
  pattern: /^[a-z]([-a-z0-9]*[a-z0-9])?$/,
  longest: 63,
  form: 'lower-case letters, digits and "-", beginning with a letter and ending with a letter or digit',
};

/** Namespaces, containers, and label values made of names: an RFC 1123 label. */
export const labelName: NameRule = {
  pattern: /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/,
  longest: 63,
  form: 'lower-case letters, digits and "-", beginning and ending with a letter or digit',
};

/** Names of most objects: an RFC 1123 subdomain. */
export const subdomainName: NameRule = {
  pattern: /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/,
  longest: 253,
  form: 'lower-case letters, digits, "-" and ".", beginning and ending with a letter or digit',
};

/** What is wrong with a name, or undefined. */
export function breaksRule(name: string, rule: NameRule): 'form' | 'length' | undefined {
  if (!rule.pattern.test(name)) return 'form';
  return name.length > rule.longest ? 'length' : undefined;
}

/** A name that is near and follows the rule; undefined if none can be made. */
export function repairName(name: string, rule: NameRule): string | undefined {
  const letters = name.toLowerCase().replace(rule === subdomainName ? /[^.a-z0-9]+/g : /[^a-z0-9]+/g, '-');
  const repaired = letters.replace(/^[^a-z0-9]+|[^a-z0-9]+$/g, '');
  if (repaired === '') return undefined;
  return [repaired, `v${repaired}`].find((candidate) => candidate !== name && !breaksRule(candidate, rule));
}
