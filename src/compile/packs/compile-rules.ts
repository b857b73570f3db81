import { Ajv } from 'ajv';
import type { ValuesRules } from '../../validation/environment/environment-source.ts';
import type { JsonSchema } from '../../validation/schema/json-schema.ts';
import type { DataMap } from '../../values/data.ts';

/** Longer texts never match, so that no pattern takes long. */
const longestText = 1000;

/**
 * Compiles the schema fragment of an environment. The build puts this into a file of its own, because only this needs the
 * compiler of schemas.
 *
 * @param fragment what schemas/fragment.schema.json accepts
 * @throws SyntaxError if one of its patterns is not a regular expression
 */
export function compileRules(fragment: DataMap): ValuesRules {
  const rules = compiledBefore.get(fragment) ?? compile(fragment);
  compiledBefore.set(fragment, rules);
  return rules;
}

/** Many releases can name the same environment. */
const compiledBefore = new WeakMap<DataMap, ValuesRules>();

function compile(fragment: DataMap): ValuesRules {
  const ajv = new Ajv({
    allErrors: true,
    strict: false,
    messages: false,
    validateSchema: false,
    logger: false,
    code: { regExp },
  });
  const { $schema: _, ...schema } = fragment;
  return { schema: schema as JsonSchema, validate: ajv.compile(schema) as ValuesRules['validate'] };
}

function regExp(pattern: string, flags: string) {
  const expression = new RegExp(pattern, flags);
  return { test: (text: string) => text.length <= longestText && expression.test(text) };
}
regExp.code = 'regExp';
