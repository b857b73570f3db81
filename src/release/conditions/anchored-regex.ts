/**
 * The expression with anchors at both ends. Istio matches the whole text with or without them; in the Gateway API that is
 * left to each implementation, and with them all agree.
 */
export function anchoredRegex(regex: string): string {
  if (regex.includes('|')) return `^(?:${regex})$`;
  const isEndEscaped = /(^|[^\\])(\\\\)*\\\$$/.test(regex);
  const begin = regex.startsWith('^') ? '' : '^';
  const end = regex.endsWith('$') && !isEndEscaped ? '' : '$';
  return `${begin}${regex}${end}`;
}
