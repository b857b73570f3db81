import { expect, test } from 'vitest';
import { limits } from '../../src/values/limits.ts';
import { validateText } from './validate-text.ts';

const long = 'x'.repeat(limits.written / 8);
const versions = (count: number) => '  - {image: a}\n'.repeat(count);

test.each([
  [
    'texts that aliases repeat',
    `environment: deployment\nx-a: [&a "${long}", *a, *a, *a, *a, *a, *a, *a]\napplication:\n  versions:\n  - {image: a}\n`,
    'these values come to more than 4 MiB once everything is written out',
  ],
  [
    'labels that many versions share',
    `environment: deployment\napplication:\n  metadata: {labels: {a: "${'x'.repeat(4096)}"}}\n  versions:\n${versions(600)}`,
    '600 versions, each with what the application gives them all, come to more than 4 MiB once everything is written out',
  ],
  [
    'very many versions',
    `environment: deployment\napplication:\n  versions:\n${versions(1001)}`,
    'versions has 1001 items; it takes at most 1000',
  ],
])('%s are refused', async (_, text, message) => {
  const { diagnostics, release } = await validateText(text);
  expect(diagnostics.map((diagnostic) => diagnostic.message)).toEqual([message]);
  expect(release).toBeUndefined();
});

test('a thousand versions are not too many', async () => {
  const { release } = await validateText(`environment: deployment\napplication:\n  versions:\n${versions(1000)}`);
  expect(release?.versions).toHaveLength(1000);
});
