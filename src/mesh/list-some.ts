const most = 8;

/** Texts as a list for a message, each once. A long list is cut: `a, b and 20 more`. */
export function listSome(texts: readonly string[]): string {
  const different = [...new Set(texts)];
  const more = different.length - most;
  return more > 0 ? `${different.slice(0, most).join(', ')} and ${more} more` : different.join(', ');
}
