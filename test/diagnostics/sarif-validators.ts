import { existsSync, readFileSync } from 'node:fs';
import { Ajv, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';

const subset = new URL('sarif-subset.schema.json', import.meta.url);
/** The official schema, if the package @microsoft/jest-sarif is installed. */
const official = new URL(
  '../../node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json',
  import.meta.url,
);

/** The validators for a SARIF log, by name. */
export const sarifValidators: readonly (readonly [string, ValidateFunction])[] = [
  ['our closed subset', compile(subset)],
  ...(existsSync(official) ? [['the official schema', compile(official)] as const] : []),
];

function compile(file: URL): ValidateFunction {
  // The official schema is written for draft 4, but only its `id` is invalid in draft 7. One of its patterns is not valid
  // with the flag `u`.
  const { id: _, $schema: __, ...schema } = JSON.parse(readFileSync(file, 'utf8'));
  const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
  addFormats.default(ajv);
  return ajv.compile(schema);
}
