import { Argument } from 'commander';
import type { Declaration } from '../../command.ts';
import { addEnvironmentsOption } from '../../shared-options.ts';

const schemaNames = ['values', 'expectations', 'environment'] as const;

export interface SchemaOptions {
  /** The file that the schema describes. */
  readonly file: (typeof schemaNames)[number];
  readonly environments?: readonly string[];
}

/** `iter8-release schema`: the JSON Schemas of the files that users write, for editors and other tools. */
export const schema: Declaration = {
  name: 'schema',
  summary: 'print the JSON Schema of the values file or of another file',
  description:
    'Print the JSON Schema of the values file, of a file of expectations, or of\n' +
    'environment.yaml. Editors complete and check a file that begins with this line:\n' +
    '# yaml-language-server: $schema=<path of the schema>',
  declare: (parser) => {
    parser.addArgument(new Argument('[file]', 'file that the schema describes').choices(schemaNames).default('values'));
    addEnvironmentsOption(parser, 'values: add');
  },
};
