import type { Path } from '../../diagnostics/diagnostic.ts';
import { type JsonSchema, resolveSchema, schemaAt } from './json-schema.ts';

/** A path in the values; `[]` stands for any item of a list. */
export type PlacePath = readonly (string | number)[];

/** How many levels down the search goes: `deploymentSpecification.spec` -> `template.spec.containers[]`. */
const depth = 4;

/**
 * Finds the right map for a key in the wrong map: one of the maps around it or, if there is only one such place, a map
 * below.
 *
 * @param path the map that has the key
 * @param offers whether a hint may suggest a key below; the search skips other keys
 * @returns the path of the map in which the schema knows the key
 */
export function findPlaceOfKey(
  root: JsonSchema,
  path: Path,
  key: string,
  offers: (path: Path) => boolean = () => true,
): PlacePath | undefined {
  for (let length = path.length - 1; length >= 0; length--) {
    const around = path.slice(0, length);
    if (knows(schemaAt(root, around), key)) return around;
  }
  const start = schemaAt(root, path);
  return start && below({ root, key, offers }, [{ path, schema: start, required: true }], depth);
}

interface Step {
  readonly path: PlacePath;
  readonly schema: JsonSchema;
  /** Whether every step to here is a required key. */
  readonly required: boolean;
}

interface Search {
  readonly root: JsonSchema;
  readonly key: string;
  readonly offers: (path: Path) => boolean;
}

/** Searches level by level. If a level has several such places, the place outside lists, or the required place, wins. */
function below(search: Search, level: readonly Step[], levels: number): PlacePath | undefined {
  const { root, key, offers } = search;
  if (levels === 0 || level.length === 0) return undefined;
  const next = level.flatMap((step) => stepsBelow(root, step, offers));
  const found = next.filter(({ schema }) => knows(schema, key));
  if (found.length === 0) return below(search, next, levels - 1);
  const single = [found, found.filter(({ path }) => path.at(-1) !== '[]'), found.filter(({ required }) => required)];
  return single.find(({ length }) => length === 1)?.[0]?.path;
}

function stepsBelow(root: JsonSchema, { path, schema, required }: Step, offers: Search['offers']): readonly Step[] {
  const properties = Object.entries(schema.properties ?? {}).filter(([name]) => offers([...path, name]));
  return properties.map(([name, property]) => {
    const resolved = resolveSchema(root, property);
    const isRequired = required && (schema.required ?? []).includes(name);
    if (resolved.items === undefined) return { path: [...path, name], schema: resolved, required: isRequired };
    return { path: [...path, name, '[]'], schema: resolveSchema(root, resolved.items), required: isRequired };
  });
}

function knows(schema: JsonSchema | undefined, key: string): boolean {
  return Object.hasOwn(schema?.properties ?? {}, key);
}
