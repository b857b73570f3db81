import type { Command } from 'commander';
import type { Host } from '../host.ts';

/** `iter8-release schema`: the JSON Schema of the values file, for editors and other tools. */
export function addSchemaCommand(program: Command, host: Host): void {
  program
    .command('schema')
    .summary('print the JSON Schema of the values file')
    .description(
      'Print the JSON Schema of the values file. Editors complete and check a file that begins with\n' +
        '# yaml-language-server: $schema=<path of the schema>',
    )
    .action(async () => {
      const { valuesSchema } = await import('../../generated/values-schema.js');
      host.stdout.write(valuesSchema);
    });
}
