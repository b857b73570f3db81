/** An audience in words: `everyone`, or what such requests have in common. */
export function describeAudience(conditions: readonly string[]): string {
  return conditions.join(', ') || 'everyone';
}
