import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { load } from 'js-yaml';
import { describe, expect, test } from 'vitest';
import { type ValidateOptions, validateText } from './validate-text.ts';

const manifests = 'manifests.yaml';
const folder = join(import.meta.dirname, '../../examples');
// What needs an environment of its own has a test of its own, and so have releases with a file in common and expectations.
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
  (name) =>
    name.endsWith('.yaml') &&
    !/^(controller|environments|releases)\b/.test(name) &&
    !['expectations.yaml', manifests].includes(basename(name)),
);
const read = (name: string) => readFileSync(join(folder, name), 'utf8');

/** The manifests beside an example that takes versions from them, and the release that they are of. */
function beside(name: string): ValidateOptions {
  const file = join(dirname(name), manifests);
  if (!existsSync(join(folder, file))) return {};
  return { manifests: read(file), release: { name: 'web', namespace: 'default' } };
}

describe('examples', () => {
  test.each(files)('%s is without errors and warnings', async (name) => {
    const { diagnostics, release } = await validateText(read(name), { strict: true, ...beside(name) });
    expect(diagnostics.filter(({ severity }) => severity !== 'info')).toEqual([]);
    expect(release).toBeDefined();
  });

  test.each(files)('%s begins with the modeline of the schema and a comment about what it shows', (name) => {
    const [modeline, comment] = read(name).split('\n');
    expect(modeline).toBe('# yaml-language-server: $schema=../../schemas/values.schema.json');
    expect(comment).toMatch(/^# [A-Z].*\.$/);
  });

  test.each([
    ['blue-green/initial.yaml', 'docs-first-release-1'],
    ['blue-green/candidate.yaml', 'docs-first-release-2'],
    ['blue-green/weights.yaml', 'docs-first-release-3'],
    ['blue-green/promoted.yaml', 'docs-first-release-4'],
    ['canary/initial.yaml', 'docs-canary-1'],
    ['canary/candidate.yaml', 'docs-canary-2'],
    ['canary/promoted.yaml', 'docs-canary-3'],
    ['mirror/initial.yaml', 'docs-mirror-1'],
    ['mirror/candidate.yaml', 'docs-mirror-2'],
    ['mirror/half.yaml', 'docs-mirror-3'],
    ['mirror/promoted.yaml', 'docs-mirror-4'],
    ['deployment/candidate.yaml', 'docs-first-abn-2'],
  ])('%s says what the tutorial says (%s)', (example, reference) => {
    const tutorial = readFileSync(join(import.meta.dirname, `../fixtures/reference/${reference}/values.yaml`), 'utf8');
    expect(load(read(example))).toEqual(load(tutorial));
  });
});

test('the values that the chart shows are valid', async () => {
  const file = readFileSync(join(import.meta.dirname, '../../chart/values.yaml'), 'utf8');
  const [shown = ''] = /^# environment:.*?(?=\n#\n)/ms.exec(file) ?? [];
  const { diagnostics, release } = await validateText(shown.replace(/^# /gm, ''), { strict: true });
  expect(diagnostics).toEqual([]);
  expect(release?.versions.map(({ weight }) => weight?.value)).toEqual([90, 10]);
});
