import { Argument, type Command } from 'commander';
import type { Finish } from '../run.ts';
import type { System } from '../system.ts';
import { collect } from '../values-options.ts';

/** The files that there is a schema for. */
export const schemaNames = ['values', 'expectations', 'environment'] as const;
export type SchemaName = (typeof schemaNames)[number];

/** What the options of `schema` hold once they are parsed. */
export interface SchemaOptions {
  readonly environments?: readonly string[];
}

/** `iter8-release schema`: the JSON Schemas of files that people write, for editors and other tools. */
export function addSchemaCommand(program: Command, system: System, finish: Finish): void {
  program
    .command('schema')
    .summary('print the JSON Schema of the values file, or of other files')
    .description(
      'Print the JSON Schema of the values file, of a file of expectations, or of environment.yaml.\n' +
        'Editors complete and check a file that begins with\n' +
        '# yaml-language-server: $schema=<path of the schema>',
    )
    .addArgument(new Argument('[file]', 'which file it is for').choices(schemaNames).default('values'))
    .option('--environments <folder>', 'values: add an environment of your own, or a folder of such', collect)
    .action(async (name: SchemaName, options: SchemaOptions) => {
      const { printSchema } = await import('../actions.ts');
      finish(await printSchema(name, options, system));
    });
}
