import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { limits } from '../../src/values/limits.ts';
import { repository } from '../cli/run-cli.ts';

it('docs/reference/diagnostics.md names the limits', () => {
  const page = readFileSync(join(repository, 'docs/reference/diagnostics.md'), 'utf8');
  const schema = JSON.parse(readFileSync(join(repository, 'schemas/values.schema.json'), 'utf8'));
  const section = page.split('\n### ').find((part) => part.startsWith('yaml-limit')) ?? '';
  const text = section.replaceAll('\n', ' ');
  const count = (number: number) => number.toLocaleString('en');
  expect(text).toContain(`${limits.bytes / 1024} KiB for all files`);
  expect(text).toContain(`${limits.flags / 1024} KiB for all \`--set\` flags`);
  expect(text).toContain(`${count(limits.values)} keys and values in a file`);
  expect(limits.aliased).toBe(limits.values);
  expect(text).toContain(`${limits.depth} levels`);
  expect(text).toContain(`${count(limits.keyLength)} characters in a key`);
  expect(text).toContain(
    `${limits.resourceBytes / 1024 ** 2} MiB, ${count(limits.documents)} documents and ${count(limits.marks)} lines`,
  );
  expect(text).toContain(`${limits.written / 1024 ** 2} MiB after aliases`);
  expect(text).toContain(`${count(schema.definitions.application.properties.versions.maxItems)} versions`);
});
