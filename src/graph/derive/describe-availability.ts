/** Which versions are available, in as few words as may be: `all available`, `v1 not available`, `only v0 available`. */
export function describeAvailability(names: readonly string[], available: readonly boolean[]): string {
  const there = names.filter((_, index) => available[index]);
  const missing = names.filter((_, index) => !available[index]);
  if (missing.length === 0) return 'all available';
  if (there.length === 0) return 'none available';
  return missing.length <= there.length ? `${missing.join(', ')} not available` : `only ${there.join(', ')} available`;
}
