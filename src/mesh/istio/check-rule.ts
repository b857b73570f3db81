import { at, type Field, type MapField, readMap, readMaps, readNumber, readText } from '../field.ts';
import type { EntryProblem } from '../mesh.ts';
import { checkDestination, checkDestinations } from './check-destination.ts';
import { checkIstioEntry } from './check-entry.ts';
import { checkHeaderChanges, checkOneAuthority } from './check-header-changes.ts';
import { checkIstioSettings } from './check-settings.ts';
import { checkExpressionField } from './string-match.ts';

/**
 * Finds what Istio's webhook rejects in a rule for HTTP whose schema is right.
 * Source: validateHTTPRoute of istio.io/istio/pkg/config/validation
 *
 * @param gateways the gateways of the VirtualService
 * @param isDelegate whether the VirtualService has no hosts
 */
export function checkIstioRule(
  rule: MapField,
  gateways: readonly string[],
  isDelegate: boolean,
): readonly EntryProblem[] {
  return [
    ...checkAction(rule, isDelegate),
    ...readMaps(at(rule, 'match')).flatMap((entry) => checkIstioEntry(entry, gateways)),
    ...checkHeaderChanges(at(rule, 'headers')),
    ...checkIstioSettings(rule),
    ...checkMirrors(rule),
    ...checkRedirect(rule),
    ...checkResponse(at(rule, 'directResponse')),
    ...checkRewrite(at(rule, 'rewrite')),
    ...checkOneAuthority(rule),
    ...checkDestinations(rule),
  ];
}

const bodyLimit = 1024 * 1024;

/** Istio's webhook accepts every code from 300 to 399, but Envoy refuses the routes with others than these. */
const redirectCodes = new Set([301, 302, 303, 307, 308]);

/** What a rule does: it has one of them, and not everything fits everything. */
function checkAction(rule: MapField, isDelegate: boolean): readonly EntryProblem[] {
  const has = (key: string) => {
    const { data } = at(rule, key);
    return Array.isArray(data) ? data.length > 0 : data !== undefined && data !== null;
  };
  const together = (key: string, others: readonly string[]): readonly EntryProblem[] =>
    others.filter(has).map((other) => ({
      path: rule.path,
      message: `has ${key} and ${other}`,
      hint: 'keep one of them',
    }));
  if (has('delegate') && !isDelegate) return together('delegate', ['redirect', 'route']);
  const delegate: readonly EntryProblem[] = has('delegate')
    ? [
        {
          path: [...rule.path, 'delegate'],
          message: 'must be absent: a delegate cannot delegate in turn',
          hint: 'write route, redirect or directResponse',
        },
      ]
    : [];
  const action = ['redirect', 'directResponse', 'route'].find(has);
  const conflicts = {
    redirect: ['route', 'fault', 'rewrite', 'directResponse'],
    directResponse: ['route', 'fault', 'rewrite'],
    route: [],
  }[action ?? 'route'] as readonly string[];
  const missing: readonly EntryProblem[] =
    action === undefined
      ? [{ path: rule.path, message: 'does nothing', hint: 'write route, redirect or directResponse' }]
      : [];
  return [
    ...delegate,
    ...missing,
    ...together(action ?? '', conflicts),
    ...(has('mirror') ? together('mirror', ['mirrors']) : []),
  ];
}

function checkMirrors(rule: MapField): readonly EntryProblem[] {
  const mirrors = readMaps(at(rule, 'mirrors'));
  const shares = [
    ...['mirrorPercent', 'mirror_percent'].map((key) => at(rule, key)),
    ...[at(rule, 'mirrorPercentage'), ...mirrors.map((mirror) => at(mirror, 'percentage'))].flatMap((field) => {
      const percentage = readMap(field);
      return percentage === undefined ? [] : [at(percentage, 'value')];
    }),
  ];
  return [
    ...checkDestination(at(rule, 'mirror')),
    ...mirrors.flatMap((mirror) => checkDestination(at(mirror, 'destination'))),
    ...shares.flatMap(checkShare),
  ];
}

function checkShare({ data, path }: Field): readonly EntryProblem[] {
  if (typeof data !== 'number' || (data >= 0 && data <= 100)) return [];
  return [{ path, message: `must be between 0 and 100, not ${data}` }];
}

/** Source: validateHTTPRedirect */
function checkRedirect(rule: MapField): readonly EntryProblem[] {
  const redirect = readMap(at(rule, 'redirect'));
  if (redirect === undefined) return [];
  const text = (key: string) => readText(at(redirect, key)) ?? '';
  const { path } = redirect;
  const isGiven = (key: string) => redirect.data[key] !== undefined && redirect.data[key] !== null;
  const hasPort = isGiven('port') || isGiven('derivePort');
  if (!hasPort && ['uri', 'prefixRewrite', 'authority', 'scheme'].every((key) => text(key) === '')) {
    return [{ path, message: 'redirects to the same place', hint: 'write uri, authority, scheme or port' }];
  }
  const problems: EntryProblem[] = [];
  if (text('uri') !== '' && text('prefixRewrite') !== '')
    problems.push({ path, message: 'has uri and prefixRewrite', hint: 'keep one of them' });
  if (text('prefixRewrite') !== '') problems.push(...checkPrefixes(rule));
  const code = readNumber(at(redirect, 'redirectCode'), 0, 2 ** 32) ?? 0;
  if (code !== 0 && !redirectCodes.has(code))
    problems.push({ path: [...path, 'redirectCode'], message: `must be 301, 302, 303, 307 or 308, not ${code}` });
  if (!['', 'http', 'https'].includes(text('scheme')))
    problems.push({ path: [...path, 'scheme'], message: 'is unknown', hint: 'write http or https' });
  const port = readNumber(at(redirect, 'port'), 0, 2 ** 32) ?? 0;
  if (port > 65_535) problems.push({ path: [...path, 'port'], message: `must be at most 65535, not ${port}` });
  return problems;
}

function checkPrefixes(rule: MapField): readonly EntryProblem[] {
  return readMaps(at(rule, 'match')).flatMap((entry) => {
    const uri = readMap(at(entry, 'uri'));
    if (uri === undefined || typeof uri.data.prefix === 'string') return [];
    const message = 'must have prefix, because the redirect of this rule has prefixRewrite';
    return [{ path: uri.path, message, hint: 'write prefix, or redirect with uri' }];
  });
}

/** Source: validateHTTPDirectResponse */
function checkResponse(field: Field): readonly EntryProblem[] {
  const response = readMap(field);
  if (response === undefined) return [];
  const place = at(response, 'status');
  const status = readNumber(place, 0, 2 ** 32) ?? 0;
  const body = readMap(at(response, 'body'));
  const text = body && readText(at(body, 'string'));
  const bytes = text === undefined ? 0 : new TextEncoder().encode(text).length;
  const encoded = (body && readText(at(body, 'bytes'))) ?? '';
  const size = bytes + Math.floor((encoded.replace(/=+$/, '').length * 3) / 4);
  return [
    ...(status >= 200 && status <= 599
      ? []
      : [{ path: place.path, message: `must be between 200 and 599, not ${status}` }]),
    ...(body === undefined || size <= bodyLimit
      ? []
      : [{ path: body.path, message: 'is larger than 1 MiB', hint: 'write a shorter body' }]),
  ];
}

/** Source: validateHTTPRewrite */
function checkRewrite(field: Field): readonly EntryProblem[] {
  const rewrite = readMap(field);
  if (rewrite === undefined) return [];
  const regex = readMap(at(rewrite, 'uriRegexRewrite'));
  const uri = readText(at(rewrite, 'uri')) ?? '';
  if (uri !== '' && regex !== undefined)
    return [{ path: rewrite.path, message: 'has uri and uriRegexRewrite', hint: 'keep one of them' }];
  if (uri === '' && regex === undefined && (readText(at(rewrite, 'authority')) ?? '') === '')
    return [{ path: rewrite.path, message: 'changes nothing', hint: 'write uri, uriRegexRewrite or authority' }];
  if (regex === undefined) return [];
  const missing = ['match', 'rewrite'].filter((key) => (readText(at(regex, key)) ?? '') === '');
  return missing.length > 0
    ? [{ path: regex.path, message: `needs ${missing.join(' and ')}`, hint: 'write match and rewrite, not empty' }]
    : checkExpressionField(at(regex, 'match'));
}
