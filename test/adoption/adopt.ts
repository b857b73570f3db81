import { type Adopted, adoptSpecifications } from '../../src/adoption/adopt-specifications.ts';
import { readResources } from '../../src/adoption/read-resources.ts';
import { builtInEnvironments } from '../../src/generated/built-in-environments.ts';
import { loadValues } from '../../src/values/load-values.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);

/** Adopts the specifications for the text of values (values.yaml), from that of manifests (manifests.yaml). */
export async function adopt(values: string, manifests: string, environment = 'deployment-istio'): Promise<Adopted> {
  const loaded = loadValues([{ kind: 'file', name: 'values.yaml', bytes: bytesOf(values) }]);
  const pack = (await builtInEnvironments[environment]?.())?.pack;
  if (!loaded.ok || pack === undefined) throw new Error(JSON.stringify(loaded));
  const { resources, diagnostics } = readResources([{ name: 'manifests.yaml', bytes: bytesOf(manifests) }]);
  if (diagnostics.length > 0) throw new Error(JSON.stringify(diagnostics));
  return adoptSpecifications({
    values: loaded.values,
    environment: pack.environment,
    resources,
    identity: { name: 'web', namespace: 'default' },
  });
}
