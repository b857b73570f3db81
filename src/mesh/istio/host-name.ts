import { isIP } from 'node:net';
import type { EntryProblem } from '../mesh.ts';

const label = '[a-zA-Z0-9]([-a-zA-Z0-9]*[a-zA-Z0-9])?';
const dnsLabel = new RegExp(`^(?=.{1,63}$)${label}$`);
const wildcardLabel = new RegExp(`^(?=.{1,63}$)(\\*|(\\*-?)?${label})$`);

/** Whether Istio takes a text for a label of a host, such as a namespace. Istio does not reject upper case. */
export function isDnsLabel(text: string): boolean {
  return dnsLabel.test(text);
}

/** Why Istio rejects a host of a VirtualService; undefined if it does not. It may be an IP address. */
export function hostProblem(host: string): Omit<EntryProblem, 'path'> | undefined {
  return isIP(host) === 0 ? domainProblem(host) : undefined;
}

/**
 * Why Istio rejects a domain name; undefined if it does not. Its first label may begin with `*`.
 * Source: ValidateWildcardDomain of istio.io/istio/pkg/config/validation/agent
 */
export function domainProblem(host: string): Omit<EntryProblem, 'path'> | undefined {
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
 * Finds the host of a list that a host is a part of: every host that fits it also fits the one of the list. It takes no
 * longer for long lists.
 * Source: Name.SubsetOf of istio.io/istio/pkg/config/host
 *
 * @returns a function that gives the index of the first such host with the shortest end; undefined if there is none
 */
export function coveringHost(hosts: readonly string[]): (part: string, except?: number) => number | undefined {
  const whole = new Map<string, number[]>();
  const ends = new Map<number, Map<string, number[]>>();
  for (const [index, host] of hosts.entries()) {
    const end = host.slice(1);
    const places = host.startsWith('*') ? (ends.get(end.length) ?? new Map<string, number[]>()) : whole;
    if (host.startsWith('*')) ends.set(end.length, places);
    const key = host.startsWith('*') ? end : host;
    places.set(key, [...(places.get(key) ?? []).slice(0, 1), index]);
  }
  const lengths = [...ends.keys()].sort((one, other) => one - other);
  return (part, except) => {
    const text = part.startsWith('*') ? part.slice(1) : part;
    const ofEnds = lengths
      .filter((length) => length <= text.length)
      .flatMap((length) => ends.get(length)?.get(text.slice(text.length - length)) ?? []);
    const all = [...(part.startsWith('*') ? [] : (whole.get(part) ?? [])), ...ofEnds];
    return all.find((index) => index !== except);
  };
}
