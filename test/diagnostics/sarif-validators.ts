import { existsSync, readFileSync } from 'node:fs';
import { Ajv, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';

const subset = new URL('sarif-subset.schema.json', import.meta.url);
/** The schema of the standard's editors, where the package @microsoft/jest-sarif is installed. */
const official = new URL(
  '../../node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json',
  import.meta.url,
);

/** The schemas that a SARIF log is held to, by name. */
export const sarifValidators: readonly (readonly [string, ValidateFunction])[] = [
  ['our closed subset', compile(subset)],
  ...(existsSync(official) ? [['the official schema', compile(official)] as const] : []),
];

function compile(file: URL): ValidateFunction {
  // The official schema is of draft 4, of which it uses nothing that draft 7 changed but `id`; one of its patterns is no
  // regular expression with the flag `u`.
  const { id: _, $schema: __, ...schema } = JSON.parse(readFileSync(file, 'utf8'));
  const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
  addFormats.default(ajv);
  return ajv.compile(schema);
}
