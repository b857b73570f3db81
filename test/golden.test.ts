import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { diagnosticCodes } from '../src/diagnostics/diagnostic-codes.ts';
import { explainText, type ValidateOptions } from './validation/validate-text.ts';

const folder = join(import.meta.dirname, 'golden');
const update = process.env.UPDATE_GOLDEN === '1';

/**
 * `golden/<case>/values.yaml` is the input, and `expected.err` the output of `validate`. `options.json` has flags and the
 * release, and `manifests.yaml` the existing manifests, if the case needs them. UPDATE_GOLDEN=1 writes the output of now; read
 * the difference before you keep it.
 */
describe('the output of validate', () => {
  const cases = readdirSync(folder).filter((name) => !existsSync(join(folder, name, 'expected.yaml')));
  test.each(cases)('%s', async (name) => {
    const read = (file: string) => readFileSync(join(folder, name, file), 'utf8');
    const hasOptions = existsSync(join(folder, name, 'options.json'));
    const options: ValidateOptions = hasOptions ? JSON.parse(read('options.json')) : {};
    const manifests = existsSync(join(folder, name, 'manifests.yaml')) ? { manifests: read('manifests.yaml') } : {};
    const said = await explainText(read('values.yaml'), { ...options, ...manifests });
    if (update) writeFileSync(join(folder, name, 'expected.err'), said);
    expect(said).toBe(read('expected.err'));
  });
});

test('the cases have every code that a values file can cause', () => {
  const said = readdirSync(folder).map((name) => {
    const file = join(folder, name, 'expected.err');
    return existsSync(file) ? readFileSync(file, 'utf8') : '';
  });
  const unseen = diagnosticCodes.filter((code) => !said.some((text) => text.includes(`[${code}]:`)));
  expect(unseen).toEqual([
    ...['set-syntax', 'file-unreadable', 'unused-resources'],
    ...[
      'broken-environment',
      'broken-routemap',
      'broken-configuration',
      'broken-route',
      'broken-object',
      'unattached-route',
      'unusable-backend',
      'hidden-expression',
      'experimental-field',
    ],
    'deprecated-key',
  ]);
});
