/** Keywords that are merged below. */
const merged = ['properties', 'items', 'additionalProperties', 'enum', 'rules', 'pattern'];

/**
 * Makes one schema of the two that the Gateway API has for a kind. What both channels accept is as in the standard one;
 * what only the experimental one accepts is there, too, with a mark:
 *
 * - `experimental` at a field, and `experimentalValues` beside an `enum`
 * - `channel` at a rule that only one of the two has
 *
 * The pattern of header values, which only the experimental channel has, becomes a rule.
 *
 * @param {object} standard
 * @param {object} experimental
 * @param {string} [place]
 * @returns {object}
 * @throws {Error} if the two differ in a way that the marks cannot express
 */
export function bothChannels(standard, experimental, place = 'the object') {
  if (isSame(standard, experimental)) return standard;
  const refuse = (what) => {
    throw new Error(`${place}: the channels differ in ${what}, and nobody merges that.`);
  };
  const other = (schema) => Object.fromEntries(Object.entries(schema).filter(([keyword]) => !merged.includes(keyword)));
  if (!isSame(other(standard), other(experimental))) refuse('their keywords');
  return {
    ...standard,
    ...bothEnums(standard, experimental, refuse),
    ...bothRules(standard, experimental, refuse),
    ...bothParts(standard, experimental, place, refuse),
  };
}

function isSame(one, other) {
  return JSON.stringify(one) === JSON.stringify(other);
}

function bothEnums({ enum: ours }, { enum: theirs }, refuse) {
  if (isSame(ours, theirs)) return {};
  if (ours === undefined || ours.some((value) => !theirs?.includes(value))) refuse('their values');
  return { enum: theirs, experimentalValues: theirs.filter((value) => !ours.includes(value)) };
}

function bothRules(standard, experimental, refuse) {
  const ours = standard.rules ?? [];
  const theirs = [...(experimental.rules ?? []), ...patternRule(standard, experimental, refuse)];
  const isIn = (rules) => (rule) => rules.some((other) => isSame(other, rule));
  const rules = [
    ...ours.map((rule) => (isIn(theirs)(rule) ? rule : { ...rule, channel: 'standard' })),
    ...theirs.filter((rule) => !isIn(ours)(rule)).map((rule) => ({ ...rule, channel: 'experimental' })),
  ];
  return rules.length === 0 ? {} : { rules };
}

/** The pattern of header values, and the same so that matching takes linear time also where it goes back. */
const headerValue = { written: '^[!-~]+([\\t ]?[!-~]+)*$', linear: '^[!-~]([\\t ]?[!-~])*$' };

function patternRule({ pattern: ours }, { pattern: theirs }, refuse) {
  if (ours === theirs) return [];
  if (ours !== undefined || theirs !== headerValue.written) refuse('their patterns');
  return [
    {
      rule: `self.matches(${JSON.stringify(headerValue.linear)})`,
      message: 'has a character that the value of a header cannot have',
      hint: 'remove blanks at the ends, double blanks and control characters',
    },
  ];
}

function bothParts(standard, experimental, place, refuse) {
  if (standard.items !== undefined) return { items: bothChannels(standard.items, experimental.items, `${place}[]`) };
  const { properties, additionalProperties } = standard;
  if (properties === undefined) {
    if (!isSame(additionalProperties, experimental.additionalProperties)) refuse('their other keys');
    return {};
  }
  const gone = Object.keys(properties).filter((key) => !Object.hasOwn(experimental.properties, key));
  if (gone.length > 0) refuse(gone.join(', '));
  const both = Object.entries(properties).map(([key, schema]) => [
    key,
    bothChannels(schema, experimental.properties[key], `${place}.${key}`),
  ]);
  const further = Object.entries(experimental.properties)
    .filter(([key]) => !Object.hasOwn(properties, key))
    .map(([key, schema]) => [key, { ...schema, experimental: true }]);
  return { properties: Object.fromEntries([...both, ...further]) };
}
