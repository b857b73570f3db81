/**
 * JSON in the form of the formatter: lists of scalars, and lists of such lists, on one line if they fit.
 *
 * @param {unknown} data
 * @returns {string} with a line break at the end
 */
export function formatJson(data) {
  const ofScalars = /^(.*)\[\n([^[\]{}]*)\n *\](,?)$/gm;
  const ofLists = /^(.*)\[\n((?:[^[\]{}\n]*(?:\[[^[\]{}\n]*\],?)?\n)+) *\](,?)$/gm;
  const join = (whole, before, items, after) => {
    const line = `${before}[${items.trim().replace(/,\n */g, ', ')}]${after}`;
    return line.length <= 120 ? line : whole;
  };
  return `${JSON.stringify(data, null, 2).replace(ofScalars, join).replace(ofLists, join)}\n`;
}
