/** Whether `shown` is what was printed. A line `...` stands for one or more lines that are left out. */
export function isExcerpt(shown: readonly string[], printed: readonly string[]): boolean {
  const [line, ...rest] = shown;
  if (line === undefined) return printed.length === 0;
  if (line.trim() !== '...') return line === printed[0] && isExcerpt(rest, printed.slice(1));
  return printed.some((_, index) => isExcerpt(rest, printed.slice(index + 1)));
}
