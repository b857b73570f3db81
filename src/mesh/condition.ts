import type { Path } from '../diagnostics/diagnostic.ts';

/** One condition that a request must meet. All meshes' conditions are read into this form, and written from it. */
export interface Condition {
  readonly subject: Subject;
  readonly comparison: Comparison;
  /** The request must not be so. */
  readonly negated: boolean;
  /** Where it stands in what was read: `['headers', 'x-team']` in an entry of its own. */
  readonly path: Path;
}

/** The part of a request, or of where it comes from, that a condition is about. */
export type Subject =
  | {
      readonly kind: 'path' | 'method' | 'scheme' | 'authority' | 'port' | 'gateway' | 'source-namespace';
    }
  /** The name is in lower case; `written` is the same as its author has it. */
  | { readonly kind: 'header'; readonly name: string; readonly written: string }
  | { readonly kind: 'query' | 'source-label'; readonly name: string };

/** How a condition compares its subject. */
export type Comparison =
  | { readonly kind: 'exact' | 'prefix'; readonly text: string; readonly ignoreCase: boolean }
  /** The elements of a path between slashes; a slash at the end says nothing. */
  | { readonly kind: 'elements'; readonly text: string }
  /** An expression of RE2 for the whole text. */
  | { readonly kind: 'regex'; readonly text: string }
  | { readonly kind: 'present' }
  | { readonly kind: 'one-of'; readonly texts: readonly string[] };

/** A condition that a request must meet. */
export function asked(subject: Subject, comparison: Comparison, path: Path): Condition {
  return { subject, comparison, negated: false, path };
}

/** The text as it is, whatever stands around it. */
export function exactly(text: string): Comparison {
  return { kind: 'exact', text, ignoreCase: false };
}

/** The header of that name. */
export function headerNamed(name: string): Extract<Subject, { kind: 'header' }> {
  return { kind: 'header', name: name.toLowerCase(), written: name };
}

/** Regular expressions that every path, method, scheme and host meets: none of them is empty. */
const anything = new Set(['.*', '.+', '(.*)', '(.+)']);

/** Those that every path meets besides: it begins with "/". */
const anyPath = new Set(['/.*', '[^/]*/.*']);

/** The subjects that every request has. */
const always: ReadonlySet<Subject['kind']> = new Set(['path', 'method', 'scheme', 'authority']);

/** Whether every request meets a condition. A yes is certain. */
export function isMetByAll({ subject, comparison, negated }: Condition): boolean {
  if (negated || !always.has(subject.kind)) return false;
  switch (comparison.kind) {
    case 'present':
      return true;
    case 'regex':
      return isMetByAllTexts(withoutAnchors(comparison.text), subject.kind === 'path');
    case 'prefix':
      return comparison.text === '' || (subject.kind === 'path' && comparison.text === '/');
    case 'elements':
      return comparison.text === '/' || comparison.text === '';
    default:
      return false;
  }
}

function isMetByAllTexts(regex: string, isPath: boolean): boolean {
  return anything.has(regex) || (isPath && anyPath.has(regex));
}

/** Whether a header or parameter only has to be there. */
export function isPresence(comparison: Comparison): boolean {
  if (comparison.kind === 'present') return true;
  if (comparison.kind === 'regex') return withoutAnchors(comparison.text) === '.*';
  return comparison.kind === 'prefix' && comparison.text === '';
}

function withoutAnchors(regex: string): string {
  return regex.replace(/^\^|\$$/g, '');
}

/** Envoy ignores the case of ASCII letters alone. */
export function foldCase(text: string, ignoreCase: boolean): string {
  return ignoreCase ? text.replace(/[A-Z]/g, (letter) => letter.toLowerCase()) : text;
}

/** A regular expression that matches just this text, in every common dialect. */
export function escapeRegex(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}
