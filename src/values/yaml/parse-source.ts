import { type Event, parseEvents, YAMLException } from 'js-yaml';
import { limits } from '../limits.ts';
import { explainSyntaxError } from './explain-syntax-error.ts';
import type { SourceFile } from './source-file.ts';

/**
 * The events of a file; undefined, and a problem reported, if it is not YAML.
 *
 * @param most how many keys and values it may have
 */
export function parseSource(file: SourceFile, most: number = limits.values): readonly Event[] | undefined {
  try {
    const events = parseEvents(file.text, { maxDepth: limits.depth });
    if (events.length <= most) return events;
    const message = `the file has more than ${most} keys and values`;
    file.report({ code: 'yaml-limit', start: 0, message, hint: 'a release needs no more than a few hundred' });
    return undefined;
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    const offset = error.mark?.position ?? 0;
    if (error.reason.startsWith('nesting exceeded')) {
      const message = `the values are nested deeper than ${limits.depth} levels`;
      file.report({ code: 'yaml-limit', start: offset, message, hint: 'nest them less deeply' });
    } else {
      const { at, ...explanation } = explainSyntaxError(error.reason, file.text, offset);
      file.report({ code: 'yaml-syntax', start: at, ...explanation });
    }
    return undefined;
  }
}
