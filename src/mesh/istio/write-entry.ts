import type { Data, DataMap } from '../../values/data.ts';
import { type Comparison, type Condition, escapeRegex } from '../condition.ts';
import type { WrittenEntry } from '../mesh.ts';

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
  for (const { subject, comparison, negated } of conditions) {
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
  return { entry, problems: [] };
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
