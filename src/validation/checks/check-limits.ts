import type { Version } from '../../release/release.ts';
import type { CheckContext } from '../check-context.ts';
import { type Finding, valueAt } from '../finding.ts';

/** What the API of the environment's route allows, where that is less than others do. */
export function checkLimits({ release, environment }: CheckContext): readonly Finding[] {
  if (release.routemap.route === null) return [];
  const { versions, weight } = environment.limits;
  const tooMany = versions === null || release.versions.length <= versions ? [] : [tooManyVersions(versions)];
  const tooHeavy = weight === null ? [] : release.versions.filter((version) => (version.weight?.value ?? 0) > weight);
  return [...tooMany, ...tooHeavy.map((version) => tooMuchWeight(version, weight ?? 0))];

  function tooManyVersions(most: number): Finding {
    const path = ['application', 'versions'];
    return {
      code: 'out-of-range',
      severity: 'error',
      path,
      message: `the environment ${environment.name} routes to at most ${most} versions, not ${release.versions.length}`,
      hint: 'remove versions that are no longer needed',
      at: valueAt(path),
    };
  }

  function tooMuchWeight({ path, weight: given }: Version, most: number): Finding {
    const place = [...path, 'weight'];
    return {
      code: 'out-of-range',
      severity: 'error',
      path: place,
      message: `in the environment ${environment.name} a weight must be at most ${most}, not ${given?.value}`,
      hint: 'only the proportion of the weights counts; make all of them smaller',
      at: valueAt(place),
    };
  }
}
