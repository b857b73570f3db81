import { describeEnvironment, type EnvironmentDescription } from '../../../compile/describe-environment.ts';
import { createEnvironmentLibrary } from '../../../compile/environment-library.ts';
import { escapeControls } from '../../../terminal/escape-controls.ts';
import { stringifySafely } from '../../../terminal/stringify-safely.ts';
import { findPackFolders } from '../../find-pack-folders.ts';
import { exitCodes } from '../../refused.ts';
import { refuseBroken } from '../../report.ts';
import type { System } from '../../system.ts';
import type { EnvironmentsOptions } from './options.ts';

/**
 * The work of `environments`: lists the environments by name.
 *
 * @throws Refused if a folder cannot be read; after the list, if an environment is broken
 */
export async function run(options: EnvironmentsOptions, system: System): Promise<number> {
  const library = createEnvironmentLibrary(findPackFolders(options.environments ?? [], system));
  const found = await Promise.all(library.names.map(library.find));
  const packs = found.flatMap((one) => (one.kind === 'pack' ? [one.pack] : []));
  const environments = [...new Set(packs.map(({ environment }) => environment))]
    .map(describeEnvironment)
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  system.stdout.write(
    options.output === 'json' ? stringifySafely({ environments }) : environments.map(writeEnvironment).join('\n'),
  );
  refuseBroken(found, system);
  return exitCodes.ok;
}

function writeEnvironment(environment: EnvironmentDescription): string {
  const { name, aliases, title, strategies, perVersion, perApplication, route } = environment;
  const heading = [name, ...(aliases.length === 0 ? [] : [`(also ${aliases.join(', ')})`])].join(' ');
  const rows = [
    ['strategies', strategies.join(', ')],
    ['per version', perVersion.join(', ')],
    ['per application', perApplication.join(', ')],
    ['route', route.join(', ') || 'none'],
  ];
  const lines = [`${heading}: ${title}`, ...rows.map(([key = '', text]) => `  ${key.padEnd(15)}  ${text}`)];
  return lines.map((line) => `${escapeControls(line)}\n`).join('');
}
