import { at, type MapField, needText, readMap, readNumber, readText, routeProblem } from '../field.ts';

/**
 * What a rule of a VirtualService says beside where requests go, in words.
 *
 * @throws RouteProblem if it has what no proxy would take
 */
export function readIstioSettings(rule: MapField): ReadonlyMap<string, string> {
  const settings = new Map<string, string>();
  const timeout = readText(at(rule, 'timeout'));
  if (timeout !== undefined) settings.set('timeout', timeout);
  const retries = readMap(at(rule, 'retries'));
  if (retries !== undefined) settings.set('retries', String(readNumber(at(retries, 'attempts'), 0, 2 ** 31 - 1) ?? 0));
  const fault = readMap(at(rule, 'fault'));
  const delay = fault && readMap(at(fault, 'delay'));
  if (delay) settings.set('delay', `${needText(at(delay, 'fixedDelay'))} for ${percentOf(delay)} % of the requests`);
  const abort = fault && readMap(at(fault, 'abort'));
  if (abort) settings.set('abort', `${statusOf(abort)} for ${percentOf(abort)} % of the requests`);
  if (readMap(at(rule, 'corsPolicy')) !== undefined) settings.set('cors', 'has a policy');
  return settings;
}

/** Where nothing is said no request is concerned. */
function percentOf(fault: MapField): number {
  const percentage = readMap(at(fault, 'percentage'));
  if (percentage !== undefined) return readNumber(at(percentage, 'value'), 0, 100) ?? 0;
  return readNumber(at(fault, 'percent'), 0, 100) ?? 0;
}

function statusOf(abort: MapField): string {
  const grpc = readText(at(abort, 'grpcStatus'));
  const http = readNumber(at(abort, 'httpStatus'), 200, 599);
  if (grpc === undefined && http === undefined) throw routeProblem(abort.path, 'must have httpStatus or grpcStatus');
  return grpc ?? `status ${http}`;
}
