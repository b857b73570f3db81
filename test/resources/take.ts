import { builtInEnvironments } from '../../src/generated/built-in-environments.ts';
import { readResources } from '../../src/resources/read-resources.ts';
import { type TakenSpecifications, takeSpecifications } from '../../src/resources/take-specifications.ts';
import { loadValues } from '../../src/values/load-values.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);

/** Takes the specifications for the text of values (values.yaml), from that of manifests (manifests.yaml). */
export async function take(
  values: string,
  manifests: string,
  environment = 'deployment-istio',
): Promise<TakenSpecifications> {
  const loaded = loadValues([{ kind: 'file', name: 'values.yaml', bytes: bytesOf(values) }]);
  const pack = (await builtInEnvironments[environment]?.())?.pack;
  if (!loaded.ok || pack === undefined) throw new Error(JSON.stringify(loaded));
  const { resources, diagnostics } = readResources([{ name: 'manifests.yaml', bytes: bytesOf(manifests) }]);
  if (diagnostics.length > 0) throw new Error(JSON.stringify(diagnostics));
  return takeSpecifications({
    values: loaded.values,
    environment: pack.environment,
    resources,
    release: { name: 'web', namespace: 'default' },
  });
}
