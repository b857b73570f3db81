import { CORE_SCHEMA, DUMP_SCHEMA, defineScalarTag, NOT_RESOLVED, type Schema } from 'js-yaml';

/** The schema for the output of templates, which only has scalars that all versions of YAML read the same. */
export const templateSchema = withExactIntegers(CORE_SCHEMA);

/** The schema for writing manifests: strings that YAML 1.1 or 1.2 would read as another type get quotes. */
export const manifestSchema = withExactIntegers(DUMP_SCHEMA);

/** Integers keep all digits: those beyond 2^53 are bigint. */
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
