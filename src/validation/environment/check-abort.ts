import { type DataMap, dataAt, isMap } from '../../values/data.ts';
import { type Finding, keyAt } from '../finding.ts';

const path = ['application', 'route', 'fault', 'abort'];

/**
 * An abort has exactly one kind of status.
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
      message: given.length === 0 ? 'abort does not say with which error' : 'abort has httpStatus and grpcStatus',
      hint: 'give it exactly one of httpStatus and grpcStatus',
      at: keyAt(path),
    },
  ];
}
