import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts';
import { plainNumbers } from '../../src/validation/schema/check-schema.ts';
import { loadValues } from '../../src/values/load-values.ts';
import { validateText } from './validate-text.ts';

const root = join(import.meta.dirname, '../..');
const readJson = (path: string) => JSON.parse(readFileSync(join(root, path), 'utf8'));
const schema = readJson('schemas/values.schema.json');
const accepts = new Ajv({ strict: true, allowUnionTypes: true, strictTypes: false, strictRequired: false }).compile(
  schema,
);

// A module of scripts/, which are not TypeScript.
const { composeValuesSchema, readEnvironments } = await import(join(root, 'scripts/compose-schema.mjs'));

describe('schemas/values.schema.json', () => {
  test('is composed of the base and the environments', async () => {
    const base = readJson('schemas/values.base.schema.json');
    expect(schema).toEqual(await composeValuesSchema(base, await readEnvironments()));
  });

  test('describes each key', () => {
    const said = (property: object) => 'title' in property && 'description' in property;
    const bare = propertiesOf(schema).filter(([, property]) => !('$ref' in property || said(property)));
    expect(bare.map(([key]) => key)).toEqual([]);
  });
});

/** What a schema can say; names, labels and traffic it cannot, or not in full. */
const codes = [
  'unknown-key',
  'missing-key',
  'wrong-type',
  'wrong-value',
  'out-of-range',
  'unknown-environment',
  'unknown-strategy',
];

/** Editors have neither the Kubernetes API, for specifications, nor Istio's regular expressions. */
function isVisible({ code, path, severity, message }: Diagnostic): boolean {
  if (message.startsWith('this is not a valid regular expression')) return false;
  const inside = path.some((step) => String(step).endsWith('Specification')) && path.length > 4;
  return severity === 'error' && codes.includes(code) && (!inside || (path.length === 5 && path[4] === 'spec'));
}

describe('editors, which have the schema, agree with validate', () => {
  const folders = ['test/golden', 'test/fixtures/reference'].flatMap((folder) =>
    readdirSync(join(root, folder)).map((name) => [name, join(root, folder, name, 'values.yaml')] as const),
  );

  test.each(folders)('%s', async (_, file) => {
    const bytes = readFileSync(file);
    const loaded = loadValues([{ kind: 'file', name: file, bytes }]);
    const { diagnostics } = await validateText(bytes.toString());
    const accepted = loaded.ok && accepts(plainNumbers(loaded.values.data));
    if (diagnostics.some(isVisible)) expect(accepted).toBe(false);
    if (!diagnostics.some(({ severity }) => severity === 'error')) expect(accepted).toBe(true);
  });
});

/** All properties that a schema describes, wherever; conditions only ask more of what is described elsewhere. */
function propertiesOf(node: unknown): readonly (readonly [string, object])[] {
  if (typeof node !== 'object' || node === null) return [];
  const parts = Object.entries(node).filter(([key]) => !['allOf', 'if', 'else'].includes(key));
  const { properties, ...rest } = Object.fromEntries(parts) as { properties?: { [key: string]: object } };
  const below = [...Object.values(rest), ...Object.values(properties ?? {})].flatMap(propertiesOf);
  return [...Object.entries(properties ?? {}), ...below];
}
