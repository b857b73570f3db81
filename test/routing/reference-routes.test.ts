import { describe, expect, it } from 'vitest';
import type { Routes } from '../../src/routing/make-routes.ts';
import { runCli } from '../cli/run-cli.ts';
import { type ReferenceCase, referenceCases } from '../reference-cases.ts';
import { expectedRoute } from './expected-route.ts';
import { normalizeRoute } from './normalize-route.ts';

const cases = referenceCases().filter(({ error }) => error === undefined);

async function routesOf({ file, release, namespace }: ReferenceCase): Promise<readonly Routes[]> {
  const argv = ['routes', release, '-n', namespace, '-f', file, '--allow-unknown', '--all', '-o', 'json'];
  const { exitCode, stdout, stderr } = await runCli(argv);
  expect(exitCode, stderr).toBe(0);
  return JSON.parse(stdout);
}

/** Only there the reference's weights are not ours: it makes 50 of 0, and gives the primary of a mirror a weight. */
const otherWeights = ['weight-zero', 'mirror-weight-config'];

describe('routes -o json gives the routes of the reference for every set of available versions', () => {
  it.each(cases)('$name', async (reference) => {
    const { routing = [] } = reference.routemap ?? {};
    const routes = await routesOf(reference);
    if (routing.length > 0)
      expect(routes.map(({ available }) => available)).toEqual(routing.map(({ available }) => available));
    for (const [index, { available, weights, objects }] of routes.entries()) {
      const expected = routing[index];
      expect(Object.keys(objects)).toEqual(Object.keys(reference.routemap?.routingTemplates ?? {}));
      if (expected === undefined) continue;
      if (!reference.differs?.some((name) => otherWeights.includes(name))) expect(weights).toEqual(expected.weights);
      for (const [strategy, object] of Object.entries(objects)) {
        expect(normalizeRoute(object)).toEqual(expectedRoute(reference, available, strategy, weights));
      }
    }
  });
});
