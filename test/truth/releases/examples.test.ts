import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { load } from 'js-yaml';
import { globSync } from 'tinyglobby';
import { afterAll, describe, expect, it } from 'vitest';
import { compileRelease } from '../../../src/compile/compile-release.ts';
import { availabilitySets } from '../../../src/routing/make-routes.ts';
import { startOracle } from '../../e2e/cluster/oracle.ts';
import { startFigures } from './figures.ts';
import { judgeRoutes } from './judge-routes.ts';

const oracle = await startOracle('pilot');
const figures = startFigures();
afterAll(async () => {
  await oracle.stop();
  figures.print('Examples against Istio:');
});

const folder = join(import.meta.dirname, '../../../examples');
const common = 'releases/common.yaml';
const files = globSync('**/*.yaml', {
  cwd: folder,
  ignore: ['environments/**', 'controller/**', '**/expectations.yaml', '**/manifests.yaml', common],
}).sort();
const read = (name: string) => readFileSync(join(folder, name));

describe('the routes of an example hold in Istio for every set of available versions', () => {
  it.each(files)('%s', async (file) => {
    const names = file.startsWith('releases/') ? [common, file] : [file];
    const manifests = join(dirname(file), 'manifests.yaml');
    const compiled = await compileRelease({
      inputs: names.map((name) => ({ kind: 'file', name, bytes: read(name) })),
      // The release of the manifests beside an example.
      name: 'web',
      namespace: 'default',
      allowUnknown: false,
      strict: false,
      resources: existsSync(join(folder, manifests)) ? [{ name: manifests, bytes: read(manifests) }] : [],
    });
    if (compiled.kind === 'invalid') throw new Error(compiled.diagnostics.map(({ message }) => message).join('; '));
    const { release, pack } = compiled;
    if (release.routemap.route === null) return;
    figures.count('releases');
    const values = load(read(file).toString());
    for (const available of availabilitySets(release.versions.length)) {
      const wrong = await judgeRoutes(oracle, { release, pack, values }, available, figures);
      expect({ available, wrong }).toEqual({ available, wrong: [] });
    }
  });
});
