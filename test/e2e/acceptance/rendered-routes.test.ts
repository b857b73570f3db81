import { load, loadAll } from 'js-yaml';
import { afterAll, describe, expect, it } from 'vitest';
import { writeYaml } from '../../../src/manifests/write-yaml.ts';
import type { DataMap } from '../../../src/values/data.ts';
import { at } from '../../at.ts';
import { expectFile } from '../../rendered/expect-file.ts';
import { renderExample } from '../../rendered/render-example.ts';
import { renderedCells } from '../../rendered/rendered-cells.ts';
import { startOracle } from '../cluster/oracle.ts';
import { controllerWeights } from '../routing/availability.ts';

const cells = (await renderedCells()).flatMap(({ route, ...cell }) => (route === null ? [] : [{ ...cell, route }]));
const oracle = await startOracle('route');
afterAll(() => oracle.stop());

/** UPDATE_DOCS=1 writes the files. */
describe('docs/reference/rendered shows the routes while all versions are available', () => {
  it.each(cells)('$route', async ({ example, strategy, objects, route }) => {
    const { stdout } = await renderExample(example);
    const routemap = load(String(at(loadAll(stdout).at(-1), 'data', 'strSpec'))) as DataMap;
    const versions = routemap.versions as readonly { readonly weight?: number }[];
    const weights = controllerWeights(
      versions,
      versions.map(() => true),
    );
    const template = String(at(routemap, 'routingTemplates', strategy, 'template'));
    const { object, error } = await oracle.ask({ template, weights });
    expect(error).toBeUndefined();
    const comment = `# What the Iter8 controller makes of ${objects} while all versions are available`;
    expectFile(route, `${comment}\n${writeYaml(object as DataMap)}`);
  });
});
