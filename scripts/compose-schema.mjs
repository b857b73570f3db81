// Composes schemas/values.schema.json, which editors and Helm use, from the base and from what each environment says.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { embedRouteSchemas } from './embed-route-schemas.mjs';
import { formatJson } from './format-json.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * Adds the rules of the environments to the base schema: which environments there are, which strategies each has, and
 * which keys a version needs where no specification stands in.
 *
 * A folder of an environment may hold a `values.schema.json` of its own. It is laid over the rules derived from
 * environment.yaml wherever the values name that environment.
 *
 * @param {object} base schemas/values.base.schema.json
 * @param {{environment: object, fragment?: object}[]} environments what templates/<name>/ holds
 * @returns {object} a draft-07 schema
 */
export function composeSchema(base, environments) {
  const sorted = environments.toSorted((a, b) => (a.environment.name < b.environment.name ? -1 : 1));
  const schema = structuredClone(embedRouteSchemas(base));
  describeEnvironments(schema, sorted);
  describeStrategies(schema, sorted);
  schema.allOf = sorted.map(rulesOf);
  letKeysOfUsersPass(schema);
  dropOwnKeywords(schema);
  return schema;
}

/** Editors do not know the keywords of this project (scripts/kubernetes-schema/keywords.mjs). */
function dropOwnKeywords(schema) {
  if (typeof schema !== 'object' || schema === null) return;
  delete schema.uniqueItemsBy;
  Object.values(schema).forEach(dropOwnKeywords);
}

/**
 * Keys that begin with `x-` are the user's own in every map whose keys are listed. The base leaves them out where the
 * rest goes to the cluster as it is: the program has to see them there, to leave them out of what it sends.
 */
function letKeysOfUsersPass(schema) {
  if (typeof schema !== 'object' || schema === null) return;
  if (schema.additionalProperties === false) schema.patternProperties = { '^x-': {}, ...schema.patternProperties };
  Object.values(schema).forEach(letKeysOfUsersPass);
}

/** Reads the base and the environments of this project and writes what they compose, unless it is there already. */
export async function writeComposedSchema() {
  const file = join(root, 'schemas/values.schema.json');
  const schema = composeSchema(readJson(join(root, 'schemas/values.base.schema.json')), await readEnvironments());
  const text = formatJson(schema);
  if (!existsSync(file) || readFileSync(file, 'utf8') !== text) writeFileSync(file, text);
}

/** What the folders of templates/ say of their environments, as scripts/generate.mjs has read and checked it. */
export async function readEnvironments() {
  const folder = join(root, 'src/generated/environments');
  const names = readdirSync(folder).filter((name) => name.endsWith('.js'));
  const present = names.filter((name) => existsSync(join(root, 'templates', name.replace(/\.js$/, ''))));
  return Promise.all(
    present.map(async (name) => {
      const { pack } = await import(pathToFileURL(join(folder, name)).href);
      return { environment: pack.environment, ...(pack.fragment === null ? {} : { fragment: pack.fragment }) };
    }),
  );
}

function readJson(file) {
  return JSON.parse(readFileSync(file, 'utf8'));
}

function describeEnvironments(schema, environments) {
  const key = schema.properties.environment;
  key.enum = environments.flatMap(({ environment }) => [environment.name, ...environment.aliases]);
  key.description += list(environments.map(({ environment }) => [environment.name, environment.description]));
}

function describeStrategies(schema, environments) {
  const key = schema.definitions.application.properties.strategy;
  const titles = new Map(
    environments.flatMap(({ environment }) =>
      Object.entries(environment.strategies).map(([name, strategy]) => [name, strategy.title]),
    ),
  );
  key.enum = [...titles.keys(), null];
  key.description += list([...titles]);
}

function list(entries) {
  return `\n${entries.map(([name, text]) => `\n- \`${name}\`: ${text}`).join('')}`;
}

function rulesOf({ environment, fragment }) {
  const rules = {
    properties: {
      application: {
        properties: { strategy: { enum: [...Object.keys(environment.strategies), null] } },
        allOf: [
          ...environment.versionObjects.flatMap((kind) => requirementsOf(kind, environment.fields)),
          ...Object.entries(environment.strategies).flatMap(limitOf),
        ],
      },
    },
  };
  return {
    if: {
      required: ['environment'],
      properties: { environment: { enum: [environment.name, ...environment.aliases] } },
    },
    // biome-ignore lint/suspicious/noThenProperty: a JSON Schema keyword
    then: fragment === undefined ? rules : { allOf: [rules, fragment] },
  };
}

/** What the route of a strategy has room for. */
function limitOf([name, { limit }]) {
  if (limit === undefined) return [];
  const weighed = limit.weight === undefined ? {} : { items: { properties: { weight: { maximum: limit.weight } } } };
  return [
    {
      if: { required: ['strategy'], properties: { strategy: { const: name } } },
      // biome-ignore lint/suspicious/noThenProperty: a JSON Schema keyword
      then: { properties: { versions: { maxItems: limit.versions, ...weighed } } },
    },
  ];
}

/**
 * A key is needed in each version unless the specification of its object stands in, the version is taken from existing
 * objects, or the application gives it for all versions; a key without a value is as good as absent.
 */
function requirementsOf({ requires, specification }, fields) {
  const given = (key, type) => ({ required: [key], properties: { [key]: { type } } });
  return requires.map((key) => {
    const items = { anyOf: [given(key, 'string'), given(specification, 'object'), given('from', ['object', 'array'])] };
    const inEach = { properties: { versions: { items } } };
    return fields.includes(key) ? { anyOf: [given(key, 'string'), inEach] } : inEach;
  });
}
