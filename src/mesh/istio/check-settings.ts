import { millisecond, readDuration, second } from '../duration.ts';
import { at, type Field, type MapField, readMap, readMaps, readNumber, readText, readTexts } from '../field.ts';
import type { EntryProblem } from '../mesh.ts';
import { isHeaderName } from './header-name.ts';
import { grpcStatuses, methods, retryConditions } from './setting-words.ts';
import { checkExpressionField } from './string-match.ts';

/**
 * Finds settings of a rule that the schema accepts and Istio's webhook rejects.
 * Source: validateHTTPRoute of istio.io/istio/pkg/config/validation
 */
export function checkIstioSettings(route: MapField): readonly EntryProblem[] {
  const retries = readMap(at(route, 'retries'));
  const fault = readMap(at(route, 'fault'));
  const cors = readMap(at(route, 'corsPolicy'));
  return [
    ...checkDuration(at(route, 'timeout'), 'without a timeout, Istio does not limit requests'),
    ...(retries === undefined ? [] : checkRetries(retries)),
    ...(fault === undefined ? [] : checkFault(fault)),
    ...(cors === undefined ? [] : checkCors(cors)),
  ];
}

function checkDuration(field: Field, absent?: string): readonly EntryProblem[] {
  const text = readText(field);
  if (text === undefined) return [];
  const duration = readDuration(text);
  if (duration === undefined) return [notADuration(field, text)];
  if (duration < millisecond) {
    const message = `must be at least 1ms, not ${text}`;
    return [{ path: field.path, message, hint: absent === undefined ? 'write 1ms or more' : `remove it: ${absent}` }];
  }
  if (duration % millisecond === 0n) return [];
  return [
    { path: field.path, message: `must be whole milliseconds, not ${text}`, hint: 'write a duration such as 500ms' },
  ];
}

function notADuration({ path }: Field, text: string): EntryProblem {
  if (/^([0-9.]+(h|m|s|ms|us|ns))+$/.test(text))
    return { path, message: `is too long: ${text}`, hint: 'write a shorter duration' };
  return {
    path,
    message: `is not a duration: ${JSON.stringify(text)}`,
    hint: 'write a duration such as 500ms or 1m30s',
  };
}

function checkRetries(retries: MapField): readonly EntryProblem[] {
  const attempts = readNumber(at(retries, 'attempts'), -(2 ** 31), 2 ** 31 - 1) ?? 0;
  if (attempts < 0) {
    const path = [...retries.path, 'attempts'];
    return [{ path, message: `must be at least 0, not ${attempts}`, hint: 'write 0 to switch retries off' }];
  }
  const settings = ['perTryTimeout', 'retryOn', 'retryRemoteLocalities'].filter((key) => isGiven(at(retries, key)));
  const [first] = settings;
  const unused: readonly EntryProblem[] =
    attempts > 0 || first === undefined
      ? []
      : [
          {
            path: retries.path,
            message: `must have attempts of 1 or more if it has ${first}`,
            hint: `write attempts: 1 or more, or remove ${settings.join(' and ')}`,
          },
        ];
  const durations = ['perTryTimeout', 'backoff'].flatMap((key) =>
    checkDuration(at(retries, key), 'Istio has a default'),
  );
  return [...unused, ...durations, ...checkRetryOn(at(retries, 'retryOn'))];
}

/** Istio compares each condition as it stands, so a space makes it another one. */
function checkRetryOn(field: Field): readonly EntryProblem[] {
  const conditions = (readText(field) ?? '')
    .split(',')
    .filter((condition, _, all) => all.length > 1 || condition !== '');
  const wrong = conditions.find((condition) => !retryConditions.has(condition));
  if (wrong === undefined) return [];
  const message = `has an unknown condition: ${JSON.stringify(wrong)}`;
  if (retryConditions.has(wrong.trim())) {
    const right = conditions.map((condition) => condition.trim()).join(',');
    return [{ path: field.path, message, hint: `leave out the spaces: ${right}` }];
  }
  const known = [...retryConditions].filter((condition) => !/^\d+$/.test(condition));
  return [{ path: field.path, message, hint: `write HTTP status codes, or ${known.join(', ')}` }];
}

function checkFault(fault: MapField): readonly EntryProblem[] {
  const delay = readMap(at(fault, 'delay'));
  const abort = readMap(at(fault, 'abort'));
  const none = { path: fault.path, message: 'has neither delay nor abort', hint: 'write delay or abort, or remove it' };
  return [
    ...(delay === undefined && abort === undefined ? [none] : []),
    ...(delay === undefined ? [] : unsupported(at(delay, 'exponentialDelay'), 'write fixedDelay')),
    ...(abort === undefined ? [] : unsupported(at(abort, 'http2Error'), 'write httpStatus or grpcStatus')),
    ...(delay === undefined ? [] : [...checkDuration(at(delay, 'fixedDelay')), ...checkPercentage(delay)]),
    ...(abort === undefined ? [] : [...checkAbort(abort), ...checkPercentage(abort)]),
  ];
}

function unsupported(field: Field, hint: string): readonly EntryProblem[] {
  return isGiven(field) ? [{ path: field.path, message: 'is not supported by Istio', hint }] : [];
}

function checkAbort(abort: MapField): readonly EntryProblem[] {
  const field = at(abort, 'grpcStatus');
  const status = readText(field);
  if (status === undefined) return checkStatus(at(abort, 'httpStatus'));
  if (isGiven(at(abort, 'httpStatus'))) {
    return [{ path: abort.path, message: 'has httpStatus and grpcStatus', hint: 'keep one of them' }];
  }
  if (grpcStatuses.has(status)) return [];
  const hint = `write one of ${[...grpcStatuses].join(', ')}`;
  return [{ path: field.path, message: `is not the name of a gRPC status: ${JSON.stringify(status)}`, hint }];
}

/** Istio's webhook also accepts 600, with which Envoy refuses the route. */
function checkStatus(field: Field): readonly EntryProblem[] {
  const status = readNumber(field, -(2 ** 31), 2 ** 31 - 1);
  if (status === undefined || (status >= 200 && status <= 599)) return [];
  return [{ path: field.path, message: `must be between 200 and 599, not ${status}` }];
}

function checkPercentage(fault: MapField): readonly EntryProblem[] {
  const percentage = readMap(at(fault, 'percentage'));
  const field = percentage && at(percentage, 'value');
  const value = field && readNumber(field, -Number.MAX_VALUE, Number.MAX_VALUE);
  if (!field || !value) return [];
  if (value < 0 || value > 100) return [{ path: field.path, message: `must be between 0 and 100, not ${value}` }];
  if (value >= 0.0001) return [];
  return [{ path: field.path, message: `must be 0, or at least 0.0001, not ${value}` }];
}

function checkCors(cors: MapField): readonly EntryProblem[] {
  const names = ['allowHeaders', 'exposeHeaders'].flatMap((key) => itemsOf(at(cors, key)));
  return [
    ...readMaps(at(cors, 'allowOrigins')).flatMap(checkOrigin),
    ...itemsOf(at(cors, 'allowMethods')).flatMap(checkMethod),
    ...names
      .filter(({ text }) => text !== '*' && !isHeaderName(text))
      .map(({ path, text }) => ({ path, message: `is not the name of a header: ${JSON.stringify(text)}` })),
    ...checkMaxAge(at(cors, 'maxAge')),
  ];
}

function checkOrigin(origin: MapField): readonly EntryProblem[] {
  const given = ['exact', 'prefix', 'regex'].map((key) => readText(at(origin, key)));
  if (given.some((text) => text)) return checkExpressionField(at(origin, 'regex'));
  return [
    { path: origin.path, message: 'needs a value to compare with', hint: 'write exact, prefix or regex, not empty' },
  ];
}

function checkMethod({ path, text }: { readonly path: EntryProblem['path']; readonly text: string }) {
  if (methods.has(text)) return [];
  const upper = text.toUpperCase();
  const hint = methods.has(upper) ? `write ${upper}` : `write one of ${[...methods].join(', ')}`;
  return [{ path, message: `is not an HTTP method that Istio knows: ${JSON.stringify(text)}`, hint }];
}

function checkMaxAge(field: Field): readonly EntryProblem[] {
  const problems = checkDuration(field);
  const duration = readDuration(readText(field) ?? '');
  if (problems.length > 0 || duration === undefined || duration % second === 0n) return problems;
  return [
    { path: field.path, message: `must be whole seconds, not ${field.data}`, hint: 'write a duration such as 24h' },
  ];
}

function itemsOf(field: Field): readonly { readonly path: EntryProblem['path']; readonly text: string }[] {
  return readTexts(field).map((text, index) => ({ path: [...field.path, index], text }));
}

function isGiven({ data }: Field): boolean {
  return data !== undefined && data !== null && data !== '';
}
