import { distance } from 'fastest-levenshtein';

/** The known word that is most similar to `word`; undefined if none is similar. */
export function suggestWord(word: string, known: readonly string[]): string | undefined {
  const plain = simplify(word);
  const same = known.find((candidate) => simplify(candidate) === plain);
  if (same !== undefined) return same;
  const ranked = known
    .map((candidate) => ({ candidate, steps: distance(plain, simplify(candidate)) }))
    .filter(({ candidate, steps }) => isNear(plain, simplify(candidate), steps))
    .sort((a, b) => a.steps - b.steps);
  return ranked[0]?.candidate ?? onlyLonger(plain, known);
}

/** `deployment-specification`, `DeploymentSpecification` and `deploymentSpecification` count as the same word. */
function simplify(word: string): string {
  return word.toLowerCase().replace(/[-_ ]/g, '');
}

/** Longer words may differ more. Two swapped letters are allowed at any length. */
function isNear(a: string, b: string, steps: number): boolean {
  const length = Math.max(a.length, b.length);
  if (steps <= 1) return length >= 3;
  if (steps === 2) return length >= 5 || [...a].sort().join('') === [...b].sort().join('');
  return steps === 3 && length >= 9;
}

/** Finds what an abbreviation such as `app` or `deploymentSpec` stands for. */
function onlyLonger(word: string, known: readonly string[]): string | undefined {
  if (word.length < 3) return undefined;
  const longer = known.filter((candidate) => simplify(candidate).startsWith(word));
  return longer.length === 1 ? longer[0] : undefined;
}
