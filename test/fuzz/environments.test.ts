import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { compileRelease } from '../../src/compile/compile-release.ts';
import { createEnvironmentLibrary } from '../../src/compile/environment-library.ts';
import { repository } from '../cli/run-cli.ts';
import { fc } from '../fast-check.ts';
import { arbitraryText } from './arbitrary-text.ts';
import { fuzz } from './fuzz.ts';

const folder = join(repository, 'examples/environments/knative-istio');
const names = readdirSync(folder).filter(
  (name) => name.endsWith('.hbs') || name === 'environment.yaml' || name.endsWith('.json'),
);
const texts = new Map(names.map((name) => [name, readFileSync(join(folder, name), 'utf8')]));

const inputs = fc
  .constantFrom(...names)
  .chain((name) => fc.tuple(fc.constant(name), arbitraryText([texts.get(name) ?? '', ...texts.values()])))
  .chain(([name, text]) =>
    fc.tuple(fc.constant(name), fc.constant(text), fc.constantFrom('none', 'blue-green', 'canary')),
  );

fuzz('environments', inputs, async (changed, text, strategy) => {
  const read = (name: string) => (name === changed ? text : texts.get(name));
  const library = createEnvironmentLibrary([
    {
      name: 'own',
      path: 'own',
      read: (name) => {
        const content = read(name);
        return content === undefined ? { kind: 'missing' } : { kind: 'file', bytes: new TextEncoder().encode(content) };
      },
    },
  ]);
  const values = `environment: own\napplication: {strategy: ${strategy}, versions: [{image: a}, {image: b}]}\n`;
  const compiled = await compileRelease(
    {
      inputs: [{ kind: 'file', name: 'values.yaml', bytes: new TextEncoder().encode(values) }],
      ...{ name: 'demo', namespace: 'default', strict: false, allowUnknown: false, routing: 'controller' },
    },
    { library, known: { name: 'demo', namespace: 'default', begin: { kind: 'nowhere' } } },
  );
  if (compiled.kind === 'valid') compiled.expand();
  for (const { message, position } of compiled.diagnostics) expect(position.kind, message).not.toBe('nowhere');
});
