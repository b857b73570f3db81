import { CORE_SCHEMA, DUMP_SCHEMA, defineScalarTag, NOT_RESOLVED, type Schema } from 'js-yaml';

/** What templates are read with: their text uses only the scalars that every YAML version reads alike. */
export const templateSchema = withExactIntegers(CORE_SCHEMA);

/** What manifests are written with: strings that YAML 1.1 or 1.2 would read as something else get quotes. */
export const manifestSchema = withExactIntegers(DUMP_SCHEMA);

/** Integers keep every digit: those beyond 2^53 are bigint. */
function withExactIntegers(schema: Schema): Schema {
  const name = 'tag:yaml.org,2002:int';
  const integer = schema.tags.find((tag) => tag.tagName === name);
  if (integer?.nodeKind !== 'scalar') throw new Error(`the schema has no ${name}`);
  return schema.withTags(
    defineScalarTag<number | bigint>(name, {
      ...integer,
      resolve(source, isExplicit, tagName) {
        const value = integer.resolve(source, isExplicit, tagName);
        return value === NOT_RESOLVED || Number.isSafeInteger(value) ? value : BigInt(source);
      },
      identify: (data) => typeof data === 'bigint' || integer.identify(data),
      represent: (data) => (typeof data === 'bigint' ? String(data) : integer.represent(data)),
    }),
  );
}
