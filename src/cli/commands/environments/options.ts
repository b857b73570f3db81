import { Option } from 'commander';
import type { Declaration } from '../../command.ts';
import { addEnvironmentsOption } from '../../shared-options.ts';

export interface EnvironmentsOptions {
  readonly output: 'text' | 'json';
  readonly environments?: readonly string[];
}

/** `iter8-release environments`: which environments there are, and what each makes. */
export const environments: Declaration = {
  name: 'environments',
  summary: 'list the environments, their strategies and what each makes',
  description:
    'List the environments that values can name, with their strategies and the objects of each.\n' +
    'Exit code 0: all of them can be used; 1: one of those added is broken.',
  declare: (parser) => {
    addEnvironmentsOption(parser).addOption(
      new Option('-o, --output <format>', 'format of the list').choices(['text', 'json']).default('text'),
    );
  },
};
