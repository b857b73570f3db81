import type { Data, DataMap } from '../values/data.ts';
import type { Environment, EnvironmentPack, Strategy, VersionObjectKind } from './environment.ts';

/** JSON that is being written. */
type Draft = { [key: string]: Data };

/**
 * Adds environments to the JSON Schema of the values file: their names, their strategies, keys of their own, and the
 * rules for values that name them. The `values.schema.json` in the folder of an environment is laid over those rules.
 *
 * @param schema schemas/values.base.schema.json, or what this has made of it before
 * @returns a draft-07 schema
 */
export function composeSchema(
  schema: DataMap,
  packs: readonly Pick<EnvironmentPack, 'environment' | 'fragment'>[],
): DataMap {
  const sorted = packs.toSorted((a, b) => (a.environment.name < b.environment.name ? -1 : 1));
  const environments = sorted.map(({ environment }) => environment);
  const composed = structuredClone(schema) as Draft;
  addChoices(draftAt(composed, 'properties', 'environment'), namesOf(environments));
  const application = draftAt(composed, 'definitions', 'application', 'properties');
  addChoices(draftAt(application, 'strategy'), strategiesOf(environments));
  for (const environment of environments) addOwnKeys(composed, environment);
  composed.allOf = [...((composed.allOf ?? []) as readonly Data[]), ...sorted.map(rulesOf)];
  letKeysOfUsersPass(composed);
  return composed;
}

interface Choice {
  /** The first is described, the others are aliases. */
  readonly names: readonly string[];
  readonly text: string;
}

function namesOf(environments: readonly Environment[]): readonly Choice[] {
  return environments.map(({ name, aliases, description }) => ({ names: [name, ...aliases], text: description }));
}

function strategiesOf(environments: readonly Environment[]): readonly Choice[] {
  const titles = environments.flatMap(({ strategies }) =>
    Object.entries(strategies).map(([name, { title }]) => [name, title] as const),
  );
  return [...new Map(titles)].map(([name, text]) => ({ names: [name], text }));
}

/** Lists what a key may be, in its `enum` and in its description. Its types say whether it may be left empty. */
function addChoices(key: Draft, choices: readonly Choice[]): void {
  const before = (key.enum ?? []) as readonly (string | null)[];
  const added = choices.filter(({ names: [first = ''] }) => !before.includes(first));
  const names = [...before.filter((name) => name !== null), ...added.flatMap((choice) => choice.names)];
  key.enum = [key.type].flat().includes('null') ? [...names, null] : names;
  const list = added.map(({ names: [first = ''], text }) => `\n- \`${first}\`: ${text}`).join('');
  key.description = `${String(key.description)}${before.length === 0 ? '\n' : ''}${list}`;
}

/**
 * Adds the keys that the schema does not know yet. A field of versions is one of the application, too; what else there is
 * to say of a new key is up to the schema in the environment's own folder.
 */
function addOwnKeys(schema: Draft, environment: Environment): void {
  const { name, keys, fields, settings, versionObjects, strategies } = environment;
  const ofVersions = versionObjects.flatMap(({ requires }) => requires);
  const ofCandidates = Object.values(strategies).flatMap(({ match }) => (match === null ? [] : [match.key]));
  const [top, application, version] = [
    draftAt(schema, 'properties'),
    draftAt(schema, 'definitions', 'application', 'properties'),
    draftAt(schema, 'definitions', 'version', 'properties'),
  ];
  const description = `A key of the environment ${name}.`;
  const add = (properties: Draft, key: string, known: DataMap = { title: key, description }) => {
    if (!Object.hasOwn(properties, key)) properties[key] = known;
  };
  for (const { specification: key } of versionObjects) {
    add(version, key, { $ref: '#/definitions/specification', title: key, description });
  }
  for (const key of [...ofVersions, ...ofCandidates, ...fields]) add(version, key);
  for (const key of fields) add(application, key, version[key] as DataMap);
  for (const { key } of Object.values(settings)) add(top, key.split('.')[0] ?? key);
  const places: { readonly [place: string]: Draft } = { '': top, application, 'application.versions[]': version };
  for (const path of keys) {
    // `application.versions[].tier` is the key `tier` of `application.versions[]`.
    const dot = path.lastIndexOf('.');
    const properties = places[path.slice(0, Math.max(dot, 0))];
    if (properties !== undefined) add(properties, path.slice(dot + 1));
  }
}

/** @throws Error if the schema has no such part */
function draftAt(schema: Draft, ...path: readonly string[]): Draft {
  let found: Data | undefined = schema;
  for (const key of path) found = (found as DataMap)[key];
  if (found === undefined) throw new Error(`the schema of values has no ${path.join('.')}`);
  return found as Draft;
}

function rulesOf({ environment, fragment }: Pick<EnvironmentPack, 'environment' | 'fragment'>): DataMap {
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
    then: fragment === null ? rules : { allOf: [rules, fragment] },
  };
}

/** What the route of a strategy has room for. */
function limitOf([name, { limit }]: readonly [string, Strategy]): readonly DataMap[] {
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
function requirementsOf({ requires, specification }: VersionObjectKind, fields: readonly string[]): readonly DataMap[] {
  const given = (key: string, type: Data) => ({ required: [key], properties: { [key]: { type } } });
  return requires.map((key) => {
    const items = { anyOf: [given(key, 'string'), given(specification, 'object'), given('from', ['object', 'array'])] };
    const inEach = { properties: { versions: { items } } };
    return fields.includes(key) ? { anyOf: [given(key, 'string'), inEach] } : inEach;
  });
}

/**
 * Keys that begin with `x-` are the user's own in every map whose keys are listed. The base leaves them out where the
 * rest goes to the cluster as it is: the program has to see them there, to leave them out of what it sends.
 */
function letKeysOfUsersPass(schema: Data): void {
  if (typeof schema !== 'object' || schema === null) return;
  const draft = schema as Draft;
  if (draft.additionalProperties === false) {
    draft.patternProperties = { '^x-': {}, ...(draft.patternProperties as DataMap | undefined) };
  }
  Object.values(draft).forEach(letKeysOfUsersPass);
}
