import type { Data, DataMap } from '../../values/data.ts';
import { type Comparison, type Condition, escapeRegex } from '../condition.ts';
import type { WrittenEntry } from '../mesh.ts';
import { ignoredHeader, isIgnoredHeader } from './read-entry.ts';

/**
 * Writes conditions as an entry of `match`.
 * Source: https://istio.io/latest/docs/reference/config/networking/virtual-service/#HTTPMatchRequest
 *
 * Regular expressions stay unchanged: Istio matches the whole text with them.
 */
export function writeIstioEntry(conditions: readonly Condition[]): WrittenEntry {
  const entry: { [field: string]: Data } = {};
  const put = (field: string, name: string, data: Data) => {
    entry[field] = { ...(entry[field] as DataMap), [name]: data };
  };
  const ignored = conditions.filter(({ subject }) => subject.kind === 'header' && isIgnoredHeader(subject.name));
  for (const { subject, comparison, negated } of conditions.filter((condition) => !ignored.includes(condition))) {
    switch (subject.kind) {
      case 'path':
        entry.uri = stringMatch(comparison);
        if ('ignoreCase' in comparison && comparison.ignoreCase) entry.ignoreUriCase = true;
        break;
      case 'header':
        put(negated ? 'withoutHeaders' : 'headers', subject.name, stringMatch(comparison));
        break;
      case 'query':
        put('queryParams', subject.name, stringMatch(comparison));
        break;
      case 'source-label':
        put('sourceLabels', subject.name, textOf(comparison));
        break;
      case 'source-namespace':
        entry.sourceNamespace = textOf(comparison);
        break;
      case 'port':
        entry.port = Number(textOf(comparison));
        break;
      case 'gateway':
        entry.gateways = comparison.kind === 'one-of' ? comparison.texts : [textOf(comparison)];
        break;
      default:
        entry[subject.kind] = stringMatch(comparison);
    }
  }
  return {
    entry,
    problems: ignored.map(({ subject, path }) => {
      const { message } = ignoredHeader('name' in subject ? subject.name : '', path);
      return { path, message };
    }),
  };
}

function stringMatch(comparison: Comparison): DataMap {
  switch (comparison.kind) {
    case 'elements':
      return { regex: wholeElements(comparison.text) };
    case 'present':
      return {};
    case 'one-of':
      return { regex: comparison.texts.map(escapeRegex).join('|') };
    default:
      return { [comparison.kind]: comparison.text };
  }
}

/** A prefix of Istio compares characters, so whole elements need a regular expression. */
function wholeElements(prefix: string): string {
  return `${escapeRegex(prefix.replace(/\/$/, ''))}(/.*)?`;
}

function textOf(comparison: Comparison): string {
  return 'text' in comparison ? comparison.text : '';
}
