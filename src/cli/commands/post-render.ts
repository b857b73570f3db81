import type { Command } from 'commander';
import type { Finish } from '../run.ts';
import type { System } from '../system.ts';
import { addValuesOptions, type ValuesOptions } from '../values-options.ts';

/** `iter8-release post-render`: Helm's manifests in, those with the objects of the release out. */
export function addPostRenderCommand(program: Command, system: System, finish: Finish): void {
  const command = program
    .command('post-render')
    .summary('be the post-renderer of helm install, upgrade and template')
    .description(
      'Read the manifests of Helm from standard input and print them with the objects of the release.\n' +
        "These take the place of what iter8-release's own chart renders, or with -f stand beside another's.\n" +
        'All else passes as it is.\n' +
        'Helm 3 runs this for --post-renderer iter8-release; Helm 4 does with the plugin iter8-release.',
    )
    .argument('[release]', 'name of the release that -f adds (default: that of the chart)');
  const words = { file: 'values file of a release to add', namespace: 'that of the chart' };
  addValuesOptions(command, words).action(async (name: string | undefined, options: ValuesOptions) => {
    const { postRenderStream } = await import('../actions.ts');
    finish(await postRenderStream(name, options, system));
  });
}
