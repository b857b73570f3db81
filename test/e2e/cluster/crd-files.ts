import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { moduleFolder } from './module-folder.ts';
import { goFolder } from './run-go.ts';
import { kserveFolder } from './tools.ts';

/** Where modules keep their custom resource definitions, a file or a folder of files, and whose go.mod pins them. */
const places = {
  istio: { folder: goFolder, module: 'istio.io/api', path: 'kubernetes/customresourcedefinitions.gen.yaml' },
  'gateway-api': { folder: goFolder, module: 'sigs.k8s.io/gateway-api', path: 'config/crd/standard' },
  'gateway-api-experimental': { folder: goFolder, module: 'sigs.k8s.io/gateway-api', path: 'config/crd/experimental' },
  kserve: {
    folder: kserveFolder,
    module: 'github.com/kserve/kserve',
    path: 'config/crd/full/serving.kserve.io_inferenceservices.yaml',
  },
} as const;

export type CrdSet = keyof typeof places;

/** The files of the named sets, as absolute paths. */
export async function crdFiles(sets: readonly CrdSet[]): Promise<string[]> {
  const files: string[] = [];
  for (const set of sets) {
    const { folder, module, path } = places[set];
    const place = join(await moduleFolder(folder, module), path);
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
