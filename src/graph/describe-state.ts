import type { GraphVersion } from './traffic-graph.ts';

/** What a version is in this picture, in words: colours alone say nothing to some. */
export function describeState({ role, available }: GraphVersion): string {
  const word = role === 'other' ? 'no version of the release' : role;
  return available ? word : `${word}, not available`;
}
