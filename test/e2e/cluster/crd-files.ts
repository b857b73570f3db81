import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { runGo } from './run-go.ts';

/** Where the modules that go.mod pins keep their custom resource definitions: a file, or a folder of files. */
const places = {
  istio: { module: 'istio.io/api', path: 'kubernetes/customresourcedefinitions.gen.yaml' },
  'gateway-api': { module: 'sigs.k8s.io/gateway-api', path: 'config/crd/standard' },
} as const;

export type CrdSet = keyof typeof places;

/** The files of the named sets, as absolute paths. */
export async function crdFiles(sets: readonly CrdSet[]): Promise<string[]> {
  const files: string[] = [];
  for (const set of sets) {
    const { module, path } = places[set];
    const place = join(await moduleFolder(module), path);
    if (place.endsWith('.yaml')) {
      files.push(place);
    } else {
      const names = (await readdir(place)).filter(isCrd).sort();
      files.push(...names.map((name) => join(place, name)));
    }
  }
  return files;
}

/** The folder also has a kustomization, and an admission policy that guards upgrades of the definitions. */
function isCrd(name: string): boolean {
  return name.includes('.k8s.io_') && !name.includes('_vap_');
}

async function moduleFolder(module: string): Promise<string> {
  const folder = () => runGo('list', '-m', '-f', '{{.Dir}}', module);
  const found = await folder();
  if (found) {
    return found;
  }
  await runGo('mod', 'download', module);
  return folder();
}
