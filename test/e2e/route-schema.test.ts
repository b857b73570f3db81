import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { execa } from 'execa';
import { expect, it } from 'vitest';

const schemas = fileURLToPath(new URL('../../schemas/', import.meta.url));
const generator = fileURLToPath(new URL('../../scripts/route-schema/generate.mjs', import.meta.url));
const files = ['istio/http-match-request.schema.json', 'gateway-api/http-route-match.schema.json'];

it('is what the generator makes of the CRDs at the versions in go.mod', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'iter8-release-e2e-'));
  try {
    await execa(process.execPath, [generator, folder]);
    for (const file of files)
      expect(await readFile(join(folder, file), 'utf8')).toBe(await readFile(join(schemas, file), 'utf8'));
  } finally {
    await rm(folder, { recursive: true });
  }
});
