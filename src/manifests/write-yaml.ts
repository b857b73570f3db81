import { type Document, dump, SCALAR_STYLE, visit } from 'js-yaml';
import type { Data } from '../values/data.ts';
import { writePlainYaml } from './write-plain-yaml.ts';
import { manifestSchema } from './yaml-schema.ts';

/**
 * Text that some YAML readers could read as a number, a date or a merge key. js-yaml knows the forms in the YAML
 * specifications, but Go's readers accept a few more (`0b_1`, `1__0`), so all such strings get quotes.
 */
const doubtful = /^[0-9+\-.=<~]/;

/**
 * Writes data as block-style YAML like kubectl, with a newline at the end. Readers of YAML 1.1 and 1.2 read the same strings
 * again, and the same data gives the same bytes.
 */
export function writeYaml(data: Data): string {
  return writePlainYaml(data) ?? writeAnyYaml(data);
}

/** Writes any data, with js-yaml. */
export function writeAnyYaml(data: Data): string {
  return dump(data, {
    schema: manifestSchema,
    lineWidth: -1,
    noRefs: true,
    seqNoIndent: true,
    quoteStyle: 'double',
    transform: quoteDoubtful,
  });
}

function quoteDoubtful(documents: Document[]): void {
  visit(documents, (node) => {
    if (node.kind !== 'scalar' || node.tag !== 'tag:yaml.org,2002:str') return;
    if (doubtful.test(node.value) && !node.value.includes('\n')) node.style = SCALAR_STYLE.DOUBLE_QUOTED;
  });
}
