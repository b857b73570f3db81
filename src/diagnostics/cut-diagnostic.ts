import type { Diagnostic } from './diagnostic.ts';

/** Characters of a message or a hint at most. They quote values shortly, so only a hostile input makes longer ones. */
const longest = 1000;

/** The diagnostic with a message and a hint that somebody can read, whatever they quote. */
export function cutDiagnostic(diagnostic: Diagnostic): Diagnostic {
  const { message, hint = '', related = [] } = diagnostic;
  if ([message, hint, ...related.map((place) => place.message)].every((text) => text.length <= longest))
    return diagnostic;
  return {
    ...diagnostic,
    message: cutText(message),
    ...(hint === '' ? {} : { hint: cutText(hint) }),
    ...(related.length === 0
      ? {}
      : { related: related.map((place) => ({ ...place, message: cutText(place.message) })) }),
  };
}

/** A text of at most so many characters that somebody can read it. */
export function cutText(text: string): string {
  return text.length <= longest ? text : `${text.slice(0, longest - 1).toWellFormed()}…`;
}
