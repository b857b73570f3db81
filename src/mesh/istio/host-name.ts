import { isIP } from 'node:net';
import type { EntryProblem } from '../mesh.ts';

const label = '[a-zA-Z0-9]([-a-zA-Z0-9]*[a-zA-Z0-9])?';
const dnsLabel = new RegExp(`^(?=.{1,63}$)${label}$`);
const wildcardLabel = new RegExp(`^(?=.{1,63}$)(\\*|(\\*-?)?${label})$`);

/** Whether Istio takes a text for a label of a host, such as a namespace. Istio does not reject upper case. */
export function isDnsLabel(text: string): boolean {
  return dnsLabel.test(text);
}

/**
 * Why Istio rejects a host; undefined if it does not. It may be an IP address, and its first label may begin with `*`.
 * Source: ValidateWildcardDomain of istio.io/istio/pkg/config/validation/agent
 */
export function hostProblem(host: string): Omit<EntryProblem, 'path'> | undefined {
  if (isIP(host) !== 0) return undefined;
  if (host === '') return { message: 'must not be empty', hint: 'write a host such as shop.example.com' };
  const bytes = new TextEncoder().encode(host).length;
  if (bytes > 255)
    return { message: `has ${bytes} characters; Istio accepts at most 255`, hint: 'write a shorter host' };
  const [first = '', ...rest] = host.split('.');
  const last = rest.at(-1);
  const wrong = wildcardLabel.test(first) ? rest.find((part, index) => !isLabelAt(part, index, rest)) : first;
  if (wrong !== undefined) return wrongLabel(host, wrong);
  if (last === undefined || !isNumber(last)) return undefined;
  return {
    message: `ends with the number ${last}, and Istio rejects such a host`,
    hint: 'write a host that ends with a name, such as shop.example.com',
  };
}

/** The last label may be empty, as in `example.com.`. */
function isLabelAt(part: string, index: number, parts: readonly string[]): boolean {
  return dnsLabel.test(part) || (part === '' && index === parts.length - 1);
}

function wrongLabel(host: string, label: string): Omit<EntryProblem, 'path'> {
  if (label.length > 63) {
    const message = `has a part of ${label.length} characters; Istio accepts at most 63 between dots`;
    return { message, hint: 'write a shorter part' };
  }
  return {
    message: `is not a host that Istio accepts: ${JSON.stringify(host)}`,
    hint: 'write letters, digits and "-" between the dots, such as shop.example.com',
  };
}

/** Whether Go reads a label as an integer. Longer numbers are names for Istio. */
function isNumber(text: string): boolean {
  return /^\d+$/.test(text) && BigInt(text) < 2n ** 63n;
}

/**
 * Whether a request to some host fits both hosts. Istio rejects a VirtualService with such hosts.
 * Source: Name.Matches of istio.io/istio/pkg/config/host
 */
export function hostsOverlap(one: string, other: string): boolean {
  return isPartOfHost(one, other) || isPartOfHost(other, one);
}

/** Whether every host that fits the first also fits the second. Source: Name.SubsetOf of istio.io/istio/pkg/config/host */
export function isPartOfHost(part: string, host: string): boolean {
  if (!host.startsWith('*')) return part === host;
  if (!part.startsWith('*')) return part.endsWith(host.slice(1));
  return part.length >= host.length && part.slice(1).endsWith(host.slice(1));
}
