/** Whether a regular expression matches a text from beginning to end. */
export function matchesWhole(text: string, regex: string): boolean {
  return new RegExp(`^(?:${regex})$`).test(text);
}
