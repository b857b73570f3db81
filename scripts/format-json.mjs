/**
 * JSON as the formatter of this project has it: lists of scalars on one line where they fit.
 *
 * @param {unknown} data
 * @returns {string} with a line break at the end
 */
export function formatJson(data) {
  const text = JSON.stringify(data, null, 2);
  const oneLine = text.replace(/^(.*)\[\n([^[\]{}]*)\n *\](,?)$/gm, (whole, before, items, after) => {
    const line = `${before}[${items.trim().replace(/,\n */g, ', ')}]${after}`;
    return line.length <= 120 ? line : whole;
  });
  return `${oneLine}\n`;
}
