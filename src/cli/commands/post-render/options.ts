import type { Declaration } from '../../command.ts';
import { addValuesOptions } from '../../shared-options.ts';

/** `iter8-release post-render`: reads Helm's manifests and prints them with the objects of the release. */
export const postRender: Declaration = {
  name: 'post-render',
  summary: 'run as the post-renderer of helm install, upgrade and template',
  description:
    'Read manifests from Helm on standard input and add the objects of the release.\n' +
    'They replace what the chart of iter8-release renders; with -f they are added to\n' +
    'those of another chart. All other documents pass unchanged.\n' +
    'Helm 3 starts this with --post-renderer iter8-release, Helm 4 with the plugin.',
  declare: (parser) => {
    addValuesOptions(parser, {
      release: 'name of the release that -f adds (default: the release of the chart)',
      file: 'values file of a release to add',
      namespace: 'that of the chart',
    });
  },
};
