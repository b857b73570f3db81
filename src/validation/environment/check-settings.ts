import type { Environment, Setting } from '../../environments/environment.ts';
import { type Data, type DataMap, dataAt, isMap } from '../../values/data.ts';
import { type Finding, keyAt, valueAt } from '../finding.ts';
import { describeData } from '../schema/describe-data.ts';

/** The environment's own settings must have the type of their default. The schema of values does not know them. */
export function checkSettings(values: DataMap, { settings }: Environment): readonly Finding[] {
  return Object.values(settings).flatMap(({ key, default: standard }): readonly Finding[] => {
    const path = key.split('.');
    const given = dataAt(values, path) ?? null;
    if (given === null || given === '' || fits(given, standard)) return [];
    const type = typeof standard === 'number' ? 'a number' : 'a string';
    const message = `${path.at(-1)} must be ${type}, not ${describeData(given)}`;
    const hint = `the default is ${standard}`;
    return [{ code: 'wrong-type', severity: 'error', path, message, hint, at: valueAt(path) }];
  });
}

/** Digits in quotes count as a number, and a number counts as text. */
function fits(given: Data, standard: Setting['default']): boolean {
  if (typeof given === 'number') return true;
  if (typeof given !== 'string') return false;
  return typeof standard === 'string' || (given.trim() !== '' && Number.isFinite(Number(given)));
}

const path = ['application', 'route', 'fault', 'abort'];

/**
 * An abort must have exactly one kind of status.
 * Source: HTTPFaultInjection.Abort of https://istio.io/latest/docs/reference/config/networking/virtual-service/
 */
export function checkAbort(values: DataMap): readonly Finding[] {
  const abort = dataAt(values, path);
  if (!isMap(abort)) return [];
  const given = ['httpStatus', 'grpcStatus'].filter((key) => abort[key] !== undefined);
  if (given.length === 1) return [];
  return [
    {
      code: 'specification',
      severity: 'error',
      path,
      message: given.length === 0 ? 'abort needs a status' : 'abort has both httpStatus and grpcStatus',
      hint: 'write either httpStatus or grpcStatus',
      at: keyAt(path),
    },
  ];
}
