import { expect, test } from 'vitest';
import { compileRelease } from '../../src/compile/compile-release.ts';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts';
import { formatText } from '../../src/diagnostics/format-text.ts';
import { writeManifests } from '../../src/manifests/write-manifests.ts';
import { type Data, dataAt, isGiven, isMap } from '../../src/values/data.ts';
import { arbitraryValues } from '../arbitrary-values.ts';
import { fc, runs } from '../fast-check.ts';
import { library } from '../library.ts';
import { mutate, mutations } from './mutate-values.ts';

interface Flags {
  readonly allowUnknown: boolean;
  readonly routing: 'controller' | 'direct';
}

/** Everything that `render` does, in which a mistake may come to light. */
async function render(text: string, flags: Flags): Promise<readonly Diagnostic[]> {
  const compiled = await compileRelease(
    {
      inputs: [{ kind: 'file', name: 'values.yaml', bytes: new TextEncoder().encode(text) }],
      name: 'demo',
      namespace: 'default',
      strict: false,
      ...flags,
    },
    { library, known: { name: 'demo', namespace: 'default', begin: { kind: 'nowhere' } } },
  );
  if (compiled.kind === 'valid') writeManifests(compiled.expand().manifests, 'yaml');
  formatText(compiled.diagnostics, { sources: compiled.sources, color: false });
  return compiled.diagnostics;
}

/** The first thing that is required and absent, found without the schemas. */
async function missingIn(values: Data): Promise<string | undefined> {
  const { environment: name } = isMap(values) ? values : { environment: null };
  if (!isGiven(name)) return 'environment';
  const versions = dataAt(values, ['application', 'versions']);
  if (!Array.isArray(versions) || versions.length === 0) return 'versions';
  const found = await library.find(String(name));
  if (found.kind !== 'pack') return String(name);
  const { versionObjects, fields } = found.pack.environment;
  for (const version of versions as readonly Data[]) {
    for (const { specification, requires } of versionObjects) {
      const has = (key: string) =>
        isGiven(dataAt(version, [key])) || (fields.includes(key) && isGiven(dataAt(values, ['application', key])));
      if (!has(specification) && !requires.every(has)) return requires.join();
    }
  }
  return undefined;
}

function parse(text: string): Data {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

test('several mistakes at once are explained, each with its position', async () => {
  await fc.assert(
    fc.asyncProperty(
      arbitraryValues,
      mutations,
      fc.record({ allowUnknown: fc.boolean(), routing: fc.constantFrom('controller', 'direct') }),
      async (values, mistakes, flags) => {
        const text = mutate(values, mistakes);
        const diagnostics = await render(text, flags);
        const places = diagnostics.flatMap(({ position, related = [] }) => [
          position,
          ...related.map((r) => r.position),
        ]);
        expect(places.filter(({ kind }) => kind === 'nowhere')).toEqual([]);
        const missing = await missingIn(parse(text));
        const errors = diagnostics.filter(({ severity }) => severity === 'error');
        if (missing !== undefined) expect(errors, `${missing} is missing`).not.toEqual([]);
      },
    ),
    { numRuns: runs(150) },
  );
});
