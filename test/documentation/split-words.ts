/**
 * Splits a command line as a shell does, as far as our pages need it: words, `'…'` and `"…"`.
 *
 * @throws Error where a shell would do more than that: pages are to show commands that are run as they stand
 */
export function splitWords(command: string): readonly string[] {
  const words = command.match(/(?:[^\s'"]|'[^']*'|"[^"]*")+/g) ?? [];
  return words.map((word) =>
    word.replace(/'([^']*)'|"([^"]*)"|([^'"]+)/g, (whole, single, double, bare) => {
      if (/[|&;<>()$`\\*?[\]{}~#]/.test(bare ?? '') || /[$`\\]/.test(double ?? '')) {
        throw new Error(`${command}: put ${whole} between single quotes`);
      }
      return single ?? double ?? bare;
    }),
  );
}
