import { afterAll, describe, expect, it } from 'vitest';
import { runCli } from '../../cli/run-cli.ts';
import { referenceCases } from '../../reference-cases.ts';
import { startOracle } from '../cluster/oracle.ts';
import { comparableObjects } from './comparable-objects.ts';
import { startHelm } from './start-helm.ts';

const cases = referenceCases();
const parallel = 3;
const oracle = await startOracle('route');
afterAll(() => oracle.stop());

describe.each(['helm3', 'helm4'] as const)('helm template of %s', async (version) => {
  const helm = await startHelm(version);
  afterAll(() => helm.stop());

  async function compare({ name, release, namespace, file }: (typeof cases)[number]): Promise<'same' | 'refused'> {
    const rendered = await runCli(['render', release, '-n', namespace, '-f', file]);
    const args = ['template', release, './chart', '-n', namespace, '--post-renderer', 'iter8-release', '-f', file];
    const { exitCode, stdout } = await helm.run(args);
    expect([name, exitCode]).toEqual([name, rendered.exitCode]);
    const objects = await comparableObjects(stdout, oracle);
    expect([name, objects]).toEqual([name, await comparableObjects(rendered.stdout, oracle)]);
    return exitCode === 0 ? 'same' : 'refused';
  }

  it('makes what render makes of all reference cases, and refuses what render refuses', async () => {
    const found: string[] = [];
    for (let start = 0; start < cases.length; start += parallel) {
      found.push(...(await Promise.all(cases.slice(start, start + parallel).map(compare))));
    }
    expect(found).toHaveLength(111);
    expect(found.filter((each) => each === 'refused')).toHaveLength(cases.filter(({ error }) => error).length);
  });
});
