import type { EnvironmentPack } from '../../src/environments/environment.ts';
import { builtInEnvironments } from '../../src/generated/built-in-environments.ts';
import { deriveRelease, type ReleaseInput } from '../../src/release/derive-release.ts';
import type { Release, Version } from '../../src/release/release.ts';
import type { DataMap } from '../../src/values/data.ts';

export async function packOf(name: string): Promise<EnvironmentPack> {
  const { pack } = (await builtInEnvironments[name]?.()) ?? {};
  if (pack === undefined) throw new Error(`no environment ${name}`);
  return pack;
}

/** The release `web` in the namespace `prod`. */
export async function derive(
  values: DataMap,
  environment = 'deployment-istio',
  others: Partial<ReleaseInput> = {},
): Promise<Release> {
  const pack = await packOf(environment);
  const given = { environment, ...values };
  return deriveRelease({ values: given, environment: pack.environment, name: 'web', namespace: 'prod', ...others });
}

export async function deriveVersions(application: DataMap, environment?: string): Promise<readonly Version[]> {
  return (await derive({ application }, environment)).versions;
}
