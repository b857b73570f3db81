import type { Declaration } from '../../command.ts';
import { addValuesOptions } from '../../shared-options.ts';

/** `iter8-release post-render`: Helm's manifests in, those with the objects of the release out. */
export const postRender: Declaration = {
  name: 'post-render',
  summary: 'be the post-renderer of helm install, upgrade and template',
  description:
    'Read the manifests of Helm from standard input and print them with the objects of the release.\n' +
    "These take the place of what iter8-release's own chart renders, or with -f stand beside another's.\n" +
    'All else passes as it is.\n' +
    'Helm 3 runs this for --post-renderer iter8-release; Helm 4 does with the plugin iter8-release.',
  declare: (parser) => {
    addValuesOptions(parser, {
      release: 'name of the release that -f adds (default: that of the chart)',
      file: 'values file of a release to add',
      namespace: 'that of the chart',
    });
  },
};
