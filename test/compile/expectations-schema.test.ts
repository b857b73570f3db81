import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { repository } from '../cli/run-cli.ts';

const schema = JSON.parse(readFileSync(join(repository, 'schemas/expectations.schema.json'), 'utf8'));
const accepts = new Ajv({ strict: true, allowUnionTypes: true, strictTypes: false }).compile(schema);

type Part = { readonly [key: string]: unknown };

/** Every schema of a key, however deep. */
function keysOf(part: unknown): readonly (readonly [string, Part])[] {
  if (typeof part !== 'object' || part === null) return [];
  const own = Object.entries(part as Part).flatMap(([name, child]) =>
    name === 'properties' || name === 'patternProperties' ? Object.entries(child as { [key: string]: Part }) : [],
  );
  return [...own, ...Object.values(part as Part).flatMap(keysOf)];
}

describe('schemas/expectations.schema.json', () => {
  it('describes each key', () => {
    expect(keysOf(schema).length).toBeGreaterThan(20);
    expect(keysOf(schema).filter(([, { title, description }]) => !title || !description)).toEqual([]);
  });

  it.each(['blue-green', 'canary'])('accepts the example %s, which begins with its modeline', (name) => {
    const text = readFileSync(join(repository, 'examples', name, 'expectations.yaml'), 'utf8');
    expect(text.split('\n')[0]).toBe('# yaml-language-server: $schema=../../schemas/expectations.schema.json');
    expect(accepts(load(text)), JSON.stringify(accepts.errors)).toBe(true);
  });
});
