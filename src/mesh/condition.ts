import type { Path } from '../diagnostics/diagnostic.ts';

/** A condition that a request must match. Conditions of every mesh are read into this form and written from it. */
export interface Condition {
  readonly subject: Subject;
  readonly comparison: Comparison;
  /** The request must not match the comparison. */
  readonly negated: boolean;
  /** Its place in the object that was read: `['headers', 'x-team']`. */
  readonly path: Path;
}

/** The part of a request, or of its origin, that a condition looks at. */
export type Subject =
  | {
      readonly kind: 'path' | 'method' | 'scheme' | 'authority' | 'port' | 'gateway' | 'source-namespace';
    }
  /** `name` is in lower case; `written` is the name as the author wrote it. */
  | { readonly kind: 'header'; readonly name: string; readonly written: string }
  | { readonly kind: 'query' | 'source-label'; readonly name: string };

/** The subjects that are about the origin of a request, which every request of a client has in common. */
const origins: ReadonlySet<Subject['kind']> = new Set(['gateway', 'port', 'source-label', 'source-namespace']);

/** Whether a condition is about the origin of a request, not about the request itself. */
export function isAboutOrigin({ subject }: Condition): boolean {
  return origins.has(subject.kind);
}

/** How a condition compares its subject. */
export type Comparison =
  | { readonly kind: 'exact' | 'prefix'; readonly text: string; readonly ignoreCase: boolean }
  /** A prefix of whole path elements; a slash at the end has no meaning. */
  | { readonly kind: 'elements'; readonly text: string }
  /** A regular expression of RE2 that matches the whole text. */
  | { readonly kind: 'regex'; readonly text: string }
  | { readonly kind: 'present' }
  | { readonly kind: 'one-of'; readonly texts: readonly string[] };

/** Makes a condition that a request must match. */
export function asked(subject: Subject, comparison: Comparison, path: Path): Condition {
  return { subject, comparison, negated: false, path };
}

/** Compares the whole text, with case. */
export function exactly(text: string): Comparison {
  return { kind: 'exact', text, ignoreCase: false };
}

/** The header with this name. */
export function headerNamed(name: string): Extract<Subject, { kind: 'header' }> {
  return { kind: 'header', name: name.toLowerCase(), written: name };
}

/** Regular expressions that every path, method, scheme and host matches, because these are never empty. */
const anything = new Set(['.*', '.+', '(.*)', '(.+)']);

/** Regular expressions that every path matches, because it begins with "/". */
const anyPath = new Set(['/.*', '[^/]*/.*']);

/** Every request has these subjects. */
const always: ReadonlySet<Subject['kind']> = new Set(['path', 'method', 'scheme', 'authority']);

/** Whether every request matches a condition. True is certain; false means that it may not. */
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

/** Whether the comparison only asks for the header or parameter to be present. */
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

/** A regular expression that matches exactly this text, in all common dialects. */
export function escapeRegex(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}
