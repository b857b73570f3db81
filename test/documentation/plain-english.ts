/** A construction that makes readers stop, and what to write instead. CONTRIBUTING.md, "Language", has the rules. */
interface Avoided {
  readonly pattern: RegExp;
  readonly advice: string;
}

const avoided: readonly Avoided[] = [
  { pattern: /(?<!\bthere )\b(?:is|are|was|were) no (?!longer\b|more\b)/i, advice: 'write "is not a …" or "has no …"' },
  { pattern: /, of which\b/i, advice: 'begin a new sentence' },
  { pattern: /\b(?:tells?|told|says?|said) of\b/i, advice: 'write "shows", "reports" or "names"' },
  { pattern: /\bnothing (?:says|tells|shows|reads|knows|stands|shifts)\b/i, advice: 'say what is missing' },
  { pattern: /\b(?:goes|go) on \w+ing\b/i, advice: 'write "still …s" or "continues to …"' },
  { pattern: /\b(?:what|which|who|that) (?:stands?|lies?)\b/i, advice: 'write "is"' },
  {
    pattern: /\b(?:is|are) to (?:be|have|get|go|answer|stand|hold|take|make|meet)\b/i,
    advice: 'write "has to" or "should"',
  },
  { pattern: /\b(?:is|are|be) told\b(?! apart)/i, advice: 'write "shown", "reported" or "named"' },
  { pattern: /\bin the place of\b/i, advice: 'write "instead of"' },
  {
    pattern: /\bone (?:command|entry|file|folder|line|mirror|release|row|rule|test|type|version|writer) an? [a-z]+\b/i,
    advice: 'write "one … per …"',
  },
];

/** The constructions in a line of text that CONTRIBUTING.md asks to avoid, each as `"what" : advice`. */
export function clumsyParts(line: string): readonly string[] {
  return avoided.flatMap(({ pattern, advice }) => {
    const found = pattern.exec(line)?.[0];
    return found === undefined ? [] : [`"${found.trim()}": ${advice}`];
  });
}
