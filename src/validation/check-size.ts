import type { Environment } from '../environments/environment.ts';
import { type Data, type DataMap, mapAt } from '../values/data.ts';
import { limits } from '../values/limits.ts';
import { type Finding, keyAt, valueAt } from './finding.ts';

/**
 * Whether little is written and much meant: long texts repeated by aliases, or labels, annotations and the like of an
 * application with many versions, which each of their objects gets. Nothing is derived of values that are too large.
 */
export function checkSize(values: DataMap, environment: Environment): Finding | undefined {
  const written = sizeOf(values);
  if (written > limits.written) return tooLarge('these values', 'use fewer aliases, or for shorter texts', valueAt([]));
  const application = mapAt(values, 'application') ?? {};
  const versions = Array.isArray(application.versions) ? application.versions.length : 0;
  const shared = sizeOf(application) - sizeOf(application.versions ?? null);
  if (written + versions * environment.versionObjects.length * shared <= limits.written) return undefined;
  const subject = `${versions} versions, each with what the application gives them all,`;
  return tooLarge(subject, 'give the application fewer or shorter labels and annotations', keyAt(['application']));
}

function tooLarge(subject: string, hint: string, at: NonNullable<Finding['at']>): Finding {
  const mebibytes = limits.written / 1024 / 1024;
  const message = `${subject} come to more than ${mebibytes} MiB once everything is written out`;
  return { code: 'yaml-limit', severity: 'error', path: at.path, message, hint, at };
}

/** Characters, and some more for what stands between them. */
function sizeOf(data: Data): number {
  const own = 8;
  if (typeof data === 'string') return own + data.length;
  if (typeof data !== 'object' || data === null) return own;
  const entries = Object.entries(data);
  return entries.reduce((sum, [key, value]) => sum + key.length + sizeOf(value), own);
}
