const longest = 60;

/** A text in quotes for a message, shortened if it is long. */
export function quoteShortly(text: string): string {
  return JSON.stringify(text.length <= longest ? text : `${text.slice(0, longest - 1)}…`);
}
