const unsafe = /[\u007f-\u009f\u2028\u2029\p{Cf}]/gu;

/**
 * Writes JSON with an indentation of two spaces and a final line break. Characters that control a terminal are escaped,
 * which does not change the parsed data.
 */
export function stringifySafely(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2).replace(unsafe, escapeUnits)}\n`;
}

function escapeUnits(character: string): string {
  return character
    .split('')
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('');
}
