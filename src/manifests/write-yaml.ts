import { type Document, dump, SCALAR_STYLE, visit } from 'js-yaml';
import type { Data } from '../values/data.ts';
import { writePlainYaml } from './write-plain-yaml.ts';
import { manifestSchema } from './yaml-schema.ts';

/**
 * What may begin a number, a date, a merge key or a sexagesimal to some YAML reader. js-yaml knows the forms of the
 * YAML specifications; Go's readers take a few more (`0b_1`, `1__0`), so every such string gets quotes.
 */
const doubtful = /^[0-9+\-.=<~]/;

/**
 * Writes data as block-style YAML in kubectl's manner, ending in a newline.
 * Every string comes back equal from YAML 1.1 and 1.2 readers; the same data gives the same bytes.
 */
export function writeYaml(data: Data): string {
  return writePlainYaml(data) ?? writeAnyYaml(data);
}

/** The same, in all its cases. */
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
