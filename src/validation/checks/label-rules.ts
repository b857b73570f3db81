import { subdomainName } from './name-rules.ts';

const namePart = /^[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?$/;
const longest = 63;

/**
 * What is wrong with the key of a label or an annotation, or undefined.
 * Source: https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#syntax-and-character-set
 */
export function breaksKeyRule(key: string): string | undefined {
  const parts = key.split('/');
  const name = parts.at(-1) ?? '';
  if (parts.length > 2) return 'it has more than one "/"';
  if (parts.length === 2 && !isDomain(parts[0] ?? '')) return 'what stands before the "/" must be a domain name';
  if (name === '') return 'its name is empty';
  if (!namePart.test(name))
    return 'only letters, digits, "-", "_" and "." may stand in it, with a letter or digit at both ends';
  return name.length > longest ? `its name has ${name.length} characters, and ${longest} is the most` : undefined;
}

/** What is wrong with the value of a label, or undefined. Same source. */
export function breaksLabelValueRule(value: string): string | undefined {
  if (value === '') return undefined;
  if (!namePart.test(value))
    return 'only letters, digits, "-", "_" and "." may stand in it, with a letter or digit at both ends';
  return value.length > longest ? `it has ${value.length} characters, and ${longest} is the most` : undefined;
}

function isDomain(prefix: string): boolean {
  return prefix.length <= subdomainName.longest && subdomainName.pattern.test(prefix);
}
