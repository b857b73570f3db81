import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv } from 'ajv';
import { execa } from 'execa';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addKubernetesKeywords } from '../../scripts/kubernetes-schema/keywords.mjs';
import type { Cluster } from './cluster/cluster.ts';
import { startCluster } from './cluster/start-cluster.ts';
import { deploymentCases } from './kubernetes-schema/deployment-cases.ts';
import { changed } from './kubernetes-schema/schema-case.ts';
import { serviceCases } from './kubernetes-schema/service-cases.ts';

const schemas = fileURLToPath(new URL('../../schemas/kubernetes/', import.meta.url));
const generator = fileURLToPath(new URL('../../scripts/kubernetes-schema/generate.mjs', import.meta.url));

async function readAll(folder: string): Promise<Record<string, string>> {
  const names = (await readdir(folder)).sort();
  return Object.fromEntries(
    await Promise.all(names.map(async (name) => [name, await readFile(join(folder, name), 'utf8')])),
  );
}

async function compile(file: string) {
  const schema = JSON.parse(await readFile(join(schemas, file), 'utf8'));
  return addKubernetesKeywords(new Ajv({ strictTypes: false })).compile(schema);
}

let cluster: Cluster;
beforeAll(async () => {
  cluster = await startCluster();
});
afterAll(() => cluster?.stop());

it('is what the generator makes of the Kubernetes version in go.mod', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'iter8-release-e2e-'));
  try {
    await execa(process.execPath, [generator, folder]);
    expect(await readAll(folder)).toEqual(await readAll(schemas));
  } finally {
    await rm(folder, { recursive: true });
  }
});

describe.each([
  ['deployment-specification.schema.json', deploymentCases],
  ['service-specification.schema.json', serviceCases],
])('%s beside the API server', async (file, { head, object, changes }) => {
  const validate = await compile(file);
  const cases = Object.entries(changes).flatMap(([outcome, list]) =>
    list.map((change) => ({ outcome, change, title: JSON.stringify(change) })),
  );

  it.concurrent.each(cases)('$outcome: $title', async ({ outcome, change }) => {
    // A property that the change removes must be gone, as it is in the text that kubectl reads.
    const text = JSON.stringify({ ...head, ...changed(object, change) });
    const { apiVersion, kind, ...specification } = JSON.parse(text);
    const valid = validate(specification);
    const errors = JSON.stringify(validate.errors);
    const command = ['apply', '--server-side', '--dry-run=server', '--validate=strict', '-f', '-'];
    const { exitCode, stderr } = await cluster.runKubectl(command, text);
    expect({ valid, accepted: exitCode === 0 }, `schema: ${errors}\nserver: ${stderr}`).toEqual({
      valid: outcome === 'valid' || outcome === 'server-only',
      accepted: outcome === 'valid' || outcome === 'schema-only',
    });
  });
});
