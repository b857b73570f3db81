/** Which versions are available, in few words: `all available`, `v1 not available`, `only v0 available`. */
export function describeAvailability(names: readonly string[], available: readonly boolean[]): string {
  const there = names.filter((_, index) => available[index]);
  const missing = names.filter((_, index) => !available[index]);
  if (missing.length === 0) return 'all available';
  if (there.length === 0) return 'none available';
  return missing.length <= there.length ? `${missing.join(', ')} not available` : `only ${there.join(', ')} available`;
}

/**
 * The sets of available versions that are worth a picture: all, all but one, only one, none. With up to three versions
 * these are all sets. Ten versions have 1024 sets, which is too many to look at.
 */
export function typicalSets(count: number): readonly (readonly boolean[])[] {
  const set = (isAvailable: (index: number) => boolean) =>
    Array.from({ length: count }, (_, index) => isAvailable(index));
  const each = (make: (one: number) => readonly boolean[]) => Array.from({ length: count }, (_, one) => make(one));
  const sets = [
    set(() => true),
    ...each((one) => set((index) => index !== one)),
    ...each((one) => set((index) => index === one)),
    set(() => false),
  ];
  const keys = sets.map(String);
  return sets.filter((_, index) => keys.indexOf(keys[index] ?? '') === index);
}
