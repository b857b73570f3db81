import type { Data, DataMap } from '../values/data.ts';
import type { Environment, EnvironmentPack, Strategy, VersionObjectKind } from './environment.ts';

/** JSON that can be changed. */
type Draft = { [key: string]: Data };

/**
 * Adds environments to the JSON Schema of the values file: their names, strategies and own keys, and the rules for values
 * that name them. The `values.schema.json` in the folder of an environment is merged into these rules.
 *
 * @param schema schemas/values.base.schema.json, or an earlier result of this function
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
  /** The first name has a description; the others are aliases. */
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

/** Adds values of a key to its `enum` and its description. Its types say whether it may be empty. */
function addChoices(key: Draft, choices: readonly Choice[]): void {
  const before = (key.enum ?? []) as readonly (string | null)[];
  const added = choices.filter(({ names: [first = ''] }) => !before.includes(first));
  const names = [...before.filter((name) => name !== null), ...added.flatMap((choice) => choice.names)];
  key.enum = [key.type].flat().includes('null') ? [...names, null] : names;
  const list = added.map(({ names: [first = ''], text }) => `\n- \`${first}\`: ${text}`).join('');
  key.description = `${String(key.description)}${before.length === 0 ? '\n' : ''}${list}`;
}

/**
 * Adds the keys that the schema does not know yet. A field of versions is also a field of the application. The schema in the
 * environment's folder can say more about a new key.
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

/** @throws Error if the schema does not have the part */
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

/** The rule for the limits of a strategy's route. */
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
 * A version needs a key unless it has the specification of the key's object or a `from`, or the application has the key. A
 * key without a value counts as absent.
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
 * Allows the user's own keys, which begin with `x-`, in every map with listed keys. The base schema does not allow them in
 * parts that go to the cluster as they are: the program must find them there to remove them.
 */
function letKeysOfUsersPass(schema: Data): void {
  if (typeof schema !== 'object' || schema === null) return;
  const draft = schema as Draft;
  if (draft.additionalProperties === false) {
    draft.patternProperties = { '^x-': {}, ...(draft.patternProperties as DataMap | undefined) };
  }
  Object.values(draft).forEach(letKeysOfUsersPass);
}
