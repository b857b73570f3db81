import { quoteShortly } from '../quote-shortly.ts';
import { isTimestamp } from './is-timestamp.ts';
import { type Resolved, resolvePlain } from './resolve-plain.ts';

export type ResolvedTagged =
  | { readonly ok: true; readonly resolved: Resolved; readonly known: boolean }
  | { readonly ok: false; readonly message: string };

const core = 'tag:yaml.org,2002:';
const base64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/**
 * Reads a scalar with an explicit tag, quoted or not, as go.yaml.in/yaml/v2 does: the tags of YAML's own types are
 * demands, every other tag makes a text of it.
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
        : { ok: false, message: `${quoteShortly(text)} is not a date as !!timestamp wants it` };
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

/** Go makes floats of signed 64-bit integers, but not of those beyond. */
function asFloat(resolved: Resolved): Resolved {
  if (resolved.kind !== 'int' || resolved.value >= 2n ** 63n) return resolved;
  return { kind: 'float', value: Number(resolved.value) };
}

function readBinary(text: string): ResolvedTagged {
  const digits = text.replaceAll(/[\r\n]/g, '');
  if (!base64.test(digits)) return { ok: false, message: 'this is not the base64 text that !!binary wants' };
  try {
    const value = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(Buffer.from(digits, 'base64'));
    return read({ kind: 'string', value });
  } catch {
    return { ok: false, message: '!!binary holds bytes that are no UTF-8 text, and values have no other bytes' };
  }
}
