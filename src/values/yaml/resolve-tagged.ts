import { quoteShortly } from '../quote-shortly.ts';
import { type Resolved, resolvePlain } from './resolve-plain.ts';

export type ResolvedTagged =
  | { readonly ok: true; readonly resolved: Resolved; readonly known: boolean }
  | { readonly ok: false; readonly message: string };

const core = 'tag:yaml.org,2002:';
const base64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/**
 * Reads a scalar with an explicit tag, quoted or not, as go.yaml.in/yaml/v2 does: the tags of YAML's own types require
 * that type, and any other tag makes the scalar a text.
 *
 * @param tag the whole tag, e.g. `tag:yaml.org,2002:int` for `!!int`
 */
export function resolveTagged(tag: string, text: string): ResolvedTagged {
  const type = tag.startsWith(core) ? tag.slice(core.length) : undefined;
  switch (type) {
    case 'str':
      return read({ kind: 'string', value: text });
    case 'null':
    case 'bool':
    case 'int':
      return demand(type, text, resolvePlain(text));
    case 'float':
      return demand('float', text, asFloat(resolvePlain(text)));
    case 'timestamp':
      return isTimestamp(text)
        ? read({ kind: 'string', value: text })
        : { ok: false, message: `${quoteShortly(text)} cannot be read as !!timestamp` };
    case 'binary':
      return readBinary(text);
    default:
      return { ok: true, resolved: { kind: 'string', value: text }, known: tag === '!' };
  }
}

function read(resolved: Resolved): ResolvedTagged {
  return { ok: true, resolved, known: true };
}

function demand(type: Resolved['kind'], text: string, resolved: Resolved): ResolvedTagged {
  if (resolved.kind === type) return read(resolved);
  return { ok: false, message: `${quoteShortly(text)} cannot be read as !!${type}` };
}

/** Go converts signed 64-bit integers to floats, but not larger ones. */
function asFloat(resolved: Resolved): Resolved {
  if (resolved.kind !== 'int' || resolved.value >= 2n ** 63n) return resolved;
  return { kind: 'float', value: Number(resolved.value) };
}

function readBinary(text: string): ResolvedTagged {
  const digits = text.replaceAll(/[\r\n]/g, '');
  if (!base64.test(digits)) return { ok: false, message: '!!binary needs base64 text, and this is not' };
  try {
    const value = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(Buffer.from(digits, 'base64'));
    return read({ kind: 'string', value });
  } catch {
    return { ok: false, message: 'the bytes of this !!binary are not UTF-8 text, and values can hold only text' };
  }
}

const date = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[Tt](.*)| (.*))?$/;
const time = /^(\d{1,2}):(\d{1,2}):(\d{1,2})(?:[.,]\d+)?$/;
const zone = /(?:Z|[+-](\d{2}):(\d{2}))$/;

/** Whether Go's YAML reader reads a text as a timestamp: RFC 3339, or a date, optionally with a time after a space. */
function isTimestamp(text: string): boolean {
  const [, year, month, day, zoned, plain] = date.exec(text) ?? [];
  if (!isDay(Number(year), Number(month), Number(day))) return false;
  if (plain !== undefined) return isTime(plain);
  if (zoned === undefined) return true;
  const [offset, hours = '0', minutes = '0'] = zone.exec(zoned) ?? [];
  return offset !== undefined && Number(hours) <= 24 && Number(minutes) <= 60 && isTime(zoned.slice(0, -offset.length));
}

function isDay(year: number, month: number, day: number): boolean {
  if (!(month >= 1 && month <= 12 && day >= 1)) return false;
  // Day 0 of the next month is the last day of this one. Leap years repeat every 400 years.
  return day <= new Date(Date.UTC(year + 400, month, 0)).getUTCDate();
}

function isTime(text: string): boolean {
  const [, hours, minutes, seconds] = time.exec(text) ?? [];
  return Number(hours) < 24 && Number(minutes) < 60 && Number(seconds) < 60;
}

interface TagDirective {
  readonly handle: string;
  readonly prefix: string;
}

/**
 * The full form of a tag: `!!int` is `tag:yaml.org,2002:int`, `!<x>` is `x`, and a `%TAG` line can give handles other
 * prefixes.
 */
export function fullTag(written: string, directives: readonly TagDirective[]): string {
  if (written.startsWith('!<')) return decode(written.slice(2, -1));
  const handle = /^!(?:[^!]*!)?/.exec(written)?.[0] ?? '!';
  const suffix = written.slice(handle.length);
  if (suffix === '') return written;
  const prefix = directives.find((directive) => directive.handle === handle)?.prefix;
  return (prefix ?? (handle === '!!' ? 'tag:yaml.org,2002:' : handle)) + decode(suffix);
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
