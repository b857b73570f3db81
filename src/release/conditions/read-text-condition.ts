import { type Data, isMap } from '../../values/data.ts';
import type { TextCondition } from './text-condition.ts';

/** Reads a StringMatch of Istio. */
export function readTextCondition(match: Data | undefined): TextCondition {
  for (const kind of ['exact', 'prefix', 'regex'] as const) {
    const text = isMap(match) ? match[kind] : undefined;
    if (typeof text === 'string') return { kind, text };
  }
  return { kind: 'present' };
}
