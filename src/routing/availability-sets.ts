/** Every combination of available and unavailable among so many versions, all available first, none available last. */
export function availabilitySets(count: number): readonly (readonly boolean[])[] {
  if (count === 0) return [[]];
  const others = availabilitySets(count - 1);
  return [true, false].flatMap((first) => others.map((rest) => [first, ...rest]));
}
