import { at, type Field, type MapField, readEntries, readText, readTexts } from '../field.ts';
import type { EntryProblem } from '../mesh.ts';
import { insideMesh } from '../names.ts';
import { isClaim, isHeaderName, isPseudoHeader } from './header-name.ts';
import { isDnsLabel } from './host-name.ts';
import { checkStringMatch } from './string-match.ts';

const label = '[a-zA-Z0-9]([-a-zA-Z0-9]*[a-zA-Z0-9])?';
const labelName = '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]';
const labelKey = new RegExp(`^(?=.{1,253}/)?(${label}(\\.${label})*/)?(?=.{1,63}$)${labelName}$`);
/** Istio does not limit its length. */
const labelValue = new RegExp(`^(${labelName})?$`);

/**
 * Finds conditions that the schema accepts and Istio's webhook rejects.
 * Source: validateHTTPRouteMatchRequest of istio.io/istio/pkg/config/validation
 *
 * @param gateways the gateways of the route
 */
export function checkIstioEntry(entry: MapField, gateways: readonly string[]): readonly EntryProblem[] {
  const headers = readEntries(at(entry, 'headers'));
  const withoutHeaders = readEntries(at(entry, 'withoutHeaders'));
  return [
    ...[...headers, ...withoutHeaders].flatMap(([name, field]) => checkHeaderName(name, field, gateways)),
    ...headers.flatMap(([, field]) => checkStringMatch(field)),
    ...withoutHeaders.flatMap(([, field]) => checkStringMatch(field, 'star')),
    ...checkStringMatch(at(entry, 'uri'), 'empty-prefix'),
    ...['scheme', 'method', 'authority'].flatMap((part) => checkStringMatch(at(entry, part))),
    ...readEntries(at(entry, 'queryParams')).flatMap(([, field]) => checkStringMatch(field)),
    ...checkNamespace(at(entry, 'sourceNamespace')),
    ...checkPort(at(entry, 'port')),
    ...checkOrigin(entry),
  ];
}

/** Finds what Istio's webhook rejects in the conditions on clients that all kinds of rules have. */
export function checkOrigin(entry: MapField): readonly EntryProblem[] {
  return [
    ...readEntries(at(entry, 'sourceLabels')).flatMap(([name, field]) => checkLabel(name, field)),
    ...checkGateways(at(entry, 'gateways')),
  ];
}

/** Finds names of gateways that Istio's webhook rejects. It checks them only up to the first one without a namespace. */
export function checkGateways(field: Field): readonly EntryProblem[] {
  const names = readTexts(field);
  const last = names.findIndex((name) => !name.includes('/'));
  return names.slice(0, last === -1 ? names.length : last + 1).flatMap((name, index) => {
    const problem = gatewayNameProblem(name);
    return problem === undefined ? [] : [{ path: [...field.path, index], ...problem }];
  });
}

/** Finds a port that no host has; 0 stands for every port. */
export function checkPort({ data, path }: Field): readonly EntryProblem[] {
  if (typeof data !== 'number' || data <= 65_535) return [];
  return [{ path, message: `must be at most 65535, not ${data}` }];
}

function checkHeaderName(name: string, { path }: Field, gateways: readonly string[]): readonly EntryProblem[] {
  if (isClaim(name)) {
    if (!gateways.includes(insideMesh)) return [];
    const message = 'is a claim of a token: Istio rejects it in a route that also applies inside the mesh';
    return [{ path, message, hint: 'compare a header that your application or its gateway sets' }];
  }
  if (isHeaderName(name) || isPseudoHeader(name)) return [];
  return [{ path, message: 'is not the name of a header', hint: 'write the name in lower case, such as x-team' }];
}

function checkLabel(name: string, field: Field): readonly EntryProblem[] {
  const value = readText(field) ?? '';
  if (!labelKey.test(name)) {
    return [
      {
        path: field.path,
        message: 'is not the key of a label',
        hint: 'write a key such as app',
      },
    ];
  }
  if (labelValue.test(value)) return [];
  const message = `is not the value of a label: ${JSON.stringify(value)}`;
  return [{ path: field.path, message, hint: 'write letters, digits, "-", "_" and "."' }];
}

function checkNamespace(field: Field): readonly EntryProblem[] {
  const text = readText(field) ?? '';
  if (text === '' || isDnsLabel(text)) return [];
  const message = `is not the name of a namespace: ${JSON.stringify(text)}`;
  return [{ path: field.path, message, hint: 'write at most 63 lower-case letters, digits and "-"' }];
}

/**
 * Why Istio rejects the name of a gateway; undefined if it does not. After a namespace, the name has no dots.
 * Source: validateGatewayNames of istio.io/istio/pkg/config/validation
 */
export function gatewayNameProblem(name: string): Omit<EntryProblem, 'path'> | undefined {
  const parts = name.includes('/') ? name.split('/') : name.replace(/\.$/, '').split('.');
  const isRight =
    parts.every((part) => isDnsLabel(part)) && name.length <= 255 && (parts.length === 2 || !name.includes('/'));
  const isNumber = !name.includes('/') && /^\d+$/.test(parts.at(-1) ?? '');
  if (isRight && !isNumber) return undefined;
  const message = `is not the name of a gateway that Istio accepts: ${JSON.stringify(name)}`;
  return { message, hint: 'write name or namespace/name, with lower-case letters, digits and "-"' };
}
