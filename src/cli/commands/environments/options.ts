import { Option } from 'commander';
import type { Declaration } from '../../command.ts';
import { addEnvironmentsOption } from '../../shared-options.ts';

export interface EnvironmentsOptions {
  readonly output: 'text' | 'json';
  readonly environments?: readonly string[];
}

/** `iter8-release environments`: the environments, their strategies and their objects. */
export const environments: Declaration = {
  name: 'environments',
  summary: 'list the environments, their strategies and their objects',
  description:
    'List the environments that values can name, with their strategies and objects.\n' +
    'Exit code 0: all can be used; 1: an added one is broken; 2: other failures.',
  declare: (parser) => {
    addEnvironmentsOption(parser).addOption(
      new Option('-o, --output <format>', 'format of the list').choices(['text', 'json']).default('text'),
    );
  },
};
