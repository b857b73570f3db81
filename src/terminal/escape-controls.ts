/**
 * Characters that control a terminal or are invisible: control characters, line separators, format characters (also
 * those that change the direction of text), lone surrogates, and all spaces except the ordinary one. Joiners and
 * variation selectors stay after a letter or an emoji, that is, after any character that is not ASCII.
 */
const unsafe = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]|(?! )\p{Zs}/gu;

const joiner = /^[\p{Join_Control}\p{Variation_Selector}]$/u;

const short: ReadonlyMap<string, string> = new Map([
  ['\0', '\\0'],
  ['\t', '\\t'],
  ['\n', '\\n'],
  ['\r', '\\r'],
]);

/**
 * Makes text safe to print: each unsafe or invisible character becomes its escape in YAML's double quotes (`\n`,
 * `\x1B`, `\u202E`, `\U000E0001`). Other text is returned unchanged.
 */
export function escapeControls(text: string): string {
  let keptUpTo = -1;
  return text.replace(unsafe, (character, offset: number) => {
    const belongs = joiner.test(character) && (offset === keptUpTo || followsLetter(text, offset));
    if (!belongs) return escapeCharacter(character);
    keptUpTo = offset + character.length;
    return character;
  });
}

/**
 * Makes text of several lines safe to print, such as the output of another program: line breaks (`\r\n`, too, as `\n`) and
 * tabs stay, and all else is as with `escapeControls`.
 */
export function escapeLines(text: string): string {
  return text
    .split(/(\r?\n|\t)/)
    .map((part, index) => (index % 2 === 0 ? escapeControls(part) : part.replace('\r', '')))
    .join('');
}

/** Escapes are ASCII, so a joiner after an escape does not belong to it. */
function followsLetter(text: string, offset: number): boolean {
  const before = Array.from(text.slice(Math.max(0, offset - 2), offset)).at(-1) ?? '';
  return before > '\x7f' && before.search(unsafe) === -1;
}

function escapeCharacter(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  const hex = code.toString(16).toUpperCase();
  if (code > 0xffff) return `\\U${hex.padStart(8, '0')}`;
  return short.get(character) ?? (code > 0xff ? `\\u${hex.padStart(4, '0')}` : `\\x${hex.padStart(2, '0')}`);
}
