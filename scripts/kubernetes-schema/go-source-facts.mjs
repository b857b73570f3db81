import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * What the OpenAPI document leaves out but the Go source says.
 *
 * - Enums: the server publishes them, yet the document in the repository was written with them switched off. They are
 *   in the code that the server's own document is made from.
 * - Pointers: a field that is no pointer cannot tell "" and 0 from "not set", so the server takes those as not set.
 *
 * @param {{kubernetes: string, api: string, apimachinery: string}} dirs the directories of the three modules
 * @returns {{enums: Map<string, string[]>, pointers: Set<string>}} keys are `Definition.field`, e.g. `ServicePort.protocol`
 * @throws {Error} if nothing is found: then the source has a new shape, and silence would loosen the schemas
 */
export function goSourceFacts(dirs) {
  const enums = readEnums(join(dirs.kubernetes, 'pkg/generated/openapi/zz_generated.openapi.go'));
  const pointers = new Set();
  for (const file of [
    join(dirs.api, 'core/v1/types.go'),
    join(dirs.api, 'apps/v1/types.go'),
    join(dirs.apimachinery, 'pkg/apis/meta/v1/types.go'),
  ]) {
    readPointers(file, pointers);
  }
  if (enums.size < 20 || pointers.size < 100) {
    throw new Error(
      `Only ${enums.size} enums and ${pointers.size} pointers found in the Go source: has its shape changed?`,
    );
  }
  return { enums, pointers };
}

function readEnums(file) {
  const enums = new Map();
  let definition;
  let field;
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    const start =
      line.match(/^func schema_\w*?(?:api_core|api_apps|apis_meta)_v1_(\w+)\(/) ?? line.match(/^func (schema_)/);
    if (start) {
      definition = start[1] === 'schema_' ? undefined : start[1];
    }
    // Five tabs are the properties of the definition itself; deeper ones belong to inline schemas.
    field = line.match(/^\t{5}"(\w+)": \{$/)?.[1] ?? field;
    const values = line.match(/\bEnum:\s+\[\]interface\{\}\{(.*)\},$/)?.[1];
    if (definition && values) {
      enums.set(`${definition}.${field}`, JSON.parse(`[${values}]`));
    }
  }
  return enums;
}

function readPointers(file, pointers) {
  let type;
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    type = line.match(/^type (\w+) struct \{/)?.[1] ?? type;
    const field = line.match(/^\t\w+\s+\*\S+\s+`json:"(\w+)/)?.[1];
    if (field) {
      pointers.add(`${type}.${field}`);
    }
  }
}
