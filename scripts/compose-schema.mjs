// Composes schemas/values.schema.json, which editors and Helm use, from the base and the environments.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { embedRouteSchemas } from './embed-route-schemas.mjs';
import { formatJson } from './format-json.mjs';
import { importSource } from './import-source.mjs';
import { writeFile } from './write-file.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * Composes the schema of values, which stands alone.
 *
 * @param {object} base schemas/values.base.schema.json
 * @param {{environment: object, fragment: object | null}[]} environments the content of templates/<name>/
 * @returns {Promise<object>} a draft-07 schema
 */
export async function composeValuesSchema(base, environments) {
  const { composeSchema } = await importSource('environments/compose-schema.ts');
  const schema = composeSchema(embedRouteSchemas(base), environments);
  dropOwnKeywords(schema);
  return schema;
}

/** Editors do not know the keywords of this project (scripts/kubernetes-schema/keywords.mjs). */
function dropOwnKeywords(schema) {
  if (typeof schema !== 'object' || schema === null) return;
  delete schema.uniqueItemsBy;
  Object.values(schema).forEach(dropOwnKeywords);
}

/** Composes the schema from the base and the environments of this project, and writes it if it has changed. */
export async function writeComposedSchema() {
  const file = join(root, 'schemas/values.schema.json');
  const base = readJson(join(root, 'schemas/values.base.schema.json'));
  const schema = await composeValuesSchema(base, await readEnvironments());
  writeFile(file, formatJson(schema));
}

/** The environments in templates/, as scripts/generate.mjs has read and checked them. */
export async function readEnvironments() {
  const folder = join(root, 'src/generated/environments');
  const names = readdirSync(folder).filter((name) => name.endsWith('.js'));
  const present = names.filter((name) => existsSync(join(root, 'templates', name.replace(/\.js$/, ''))));
  return Promise.all(
    present.map(async (name) => {
      const { pack } = await import(pathToFileURL(join(folder, name)).href);
      return { environment: pack.environment, fragment: pack.fragment };
    }),
  );
}

function readJson(file) {
  return JSON.parse(readFileSync(file, 'utf8'));
}
