import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv } from 'ajv';
import { execa } from 'execa';
import { loadAll } from 'js-yaml';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addKubernetesKeywords } from '../../scripts/kubernetes-schema/keywords.mjs';
import { type JsonSchema, resolveSchema, schemaAt } from '../../src/validation/schema/json-schema.ts';
import type { Cluster } from './cluster/cluster.ts';
import { crdFiles } from './cluster/crd-files.ts';
import { startCluster } from './cluster/start-cluster.ts';
import { inferenceServiceCases } from './kserve-schema/inference-service-cases.ts';
import { changed } from './kubernetes-schema/schema-case.ts';

const file = 'inference-service-specification.schema.json';
const schemas = fileURLToPath(new URL('../../schemas/kserve/', import.meta.url));
const generator = fileURLToPath(new URL('../../scripts/kserve-schema/generate.mjs', import.meta.url));
const schema: JsonSchema = JSON.parse(await readFile(join(schemas, file), 'utf8'));

it('is what the generator makes of the versions in the two go.mod', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'iter8-release-e2e-'));
  try {
    await execa(process.execPath, [generator, folder]);
    expect(await readFile(join(folder, file), 'utf8')).toBe(await readFile(join(schemas, file), 'utf8'));
  } finally {
    await rm(folder, { recursive: true });
  }
});

interface CrdPart {
  readonly type?: string;
  readonly properties?: { readonly [name: string]: CrdPart };
  readonly items?: CrdPart;
  readonly additionalProperties?: CrdPart;
}

async function readCrd(): Promise<CrdPart> {
  const [path = ''] = await crdFiles(['kserve']);
  const [crd] = loadAll(await readFile(path, 'utf8')) as [
    { spec: { versions: [{ schema: { openAPIV3Schema: { properties: { spec: CrdPart } } } }] } },
  ];
  return crd.spec.versions[0].schema.openAPIV3Schema.properties.spec;
}

/** The fields and types of a part of the CRD and of everything below it that the schema does not have alike. */
function differences(part: CrdPart, ours: JsonSchema | undefined, path: string): readonly string[] {
  if (ours === undefined) return [path];
  const here = resolveSchema(schema, ours);
  if (part.items) return differences(part.items, here.items, `${path}[]`);
  if (part.properties === undefined) {
    const types = [here.type ?? []].flat();
    return part.type === undefined || types.length === 0 || types.includes(part.type) ? [] : [`${path}: ${part.type}`];
  }
  const names = Object.keys(part.properties);
  const known = here.properties ?? {};
  const surplus = Object.keys(known).filter((name) => !names.includes(name));
  return [
    ...surplus.map((name) => `${path}.${name} is not in the CRD`),
    ...names.flatMap((name) => differences(part.properties?.[name] ?? {}, known[name], `${path}.${name}`)),
  ];
}

it('has exactly the fields of the CRD, at every depth', async () => {
  const found = differences(await readCrd(), schemaAt(schema, ['spec']), 'spec');
  // A pod template cannot have ephemeral containers.
  expect(found.filter((place) => !place.includes('.ephemeralContainers'))).toEqual([]);
});

describe('beside the API server', () => {
  const { head, object, changes } = inferenceServiceCases;
  const validate = addKubernetesKeywords(new Ajv({ strictTypes: false })).compile(schema);
  let cluster: Cluster;
  beforeAll(async () => {
    cluster = await startCluster({ crds: ['kserve'] });
  });
  afterAll(() => cluster?.stop());

  const cases = Object.entries(changes).flatMap(([outcome, list]) =>
    list.map((change) => ({ outcome, change, title: JSON.stringify(change) })),
  );
  it.concurrent.each(cases)('$outcome: $title', async ({ outcome, change }) => {
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
