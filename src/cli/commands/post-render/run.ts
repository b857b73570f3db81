import {
  type AddedRelease,
  type PostRenderRequest,
  postRender,
  type ReleaseReport,
} from '../../../helm/post-render.ts';
import { templateOf } from '../../../helm/stream-document.ts';
import { escapeControls } from '../../../terminal/escape-controls.ts';
import { longestStream } from '../../command-line.ts';
import { findPackFolders } from '../../find-pack-folders.ts';
import { hasInputs, readInputs } from '../../read-request.ts';
import { commandError, exitCodes, invalidInput } from '../../refused.ts';
import { reportDiagnostics, reportProblems } from '../../report.ts';
import type { ValuesOptions } from '../../shared-options.ts';
import type { System } from '../../system.ts';

/**
 * The work of `post-render`: reads Helm's stream and prints it with the objects of its releases, or prints nothing.
 *
 * @throws Refused if values are wrong, or a file or the stream cannot be read
 */
export async function run(options: ValuesOptions, system: System): Promise<number> {
  const added = await readAdded(options, system);
  const rendered = await postRender({
    stream: await readManifests(system),
    settings: settingsOf(options, system),
    ...(added === undefined ? {} : { added }),
  });
  if (rendered.kind === 'unreadable') throw commandError(rendered.message);
  const report = rendered.reports.map((one) => reportRelease(one, system)).join('');
  if (rendered.kind === 'invalid') throw invalidInput(report + reportDiagnostics(rendered.duplicates, system));
  system.stderr.write(report);
  for (const part of rendered.parts) system.stdout.write(part);
  return exitCodes.ok;
}

async function readManifests(system: System): Promise<Uint8Array> {
  if (system.stdinIsTTY) {
    throw commandError('post-render reads what Helm renders: helm template … | iter8-release post-render');
  }
  const stream = await system.readStdin(longestStream);
  if (stream.length === longestStream) {
    throw commandError(
      `standard input has more than ${longestStream / 1024 / 1024} MiB; Helm cannot store a release of that size`,
    );
  }
  return stream;
}

function settingsOf(options: ValuesOptions, system: System): PostRenderRequest['settings'] {
  return {
    allowUnknown: options.allowUnknown ?? false,
    strict: options.strict ?? false,
    apiVersions: options.apiVersions,
    environments: findPackFolders(options.environments ?? [], system),
  };
}

/**
 * The release that the options describe, if any. HELM_NAMESPACE is ignored, because Helm passes it on unchanged even if
 * its own -n names another namespace.
 */
async function readAdded(options: ValuesOptions, system: System): Promise<AddedRelease | undefined> {
  const { release: name, namespace } = options;
  if (!hasInputs(options)) {
    if (name === undefined && namespace === undefined) return undefined;
    throw commandError(
      `${name ?? '-n'} names a release to add, but its values are missing: name a file with -f values.yaml`,
    );
  }
  if (options.values?.includes('-')) {
    throw commandError('-f -: standard input has the manifests of Helm; name a file instead');
  }
  return {
    ...settingsOf(options, system),
    inputs: await readInputs(options, system),
    ...(name === undefined ? {} : { name }),
    ...(namespace === undefined ? {} : { namespace }),
  };
}

/** Helm prints the output of a post-renderer without context, and charts may contain several releases. */
function reportRelease({ request, compiled, marker }: ReleaseReport, system: System): string {
  const problems = reportProblems(compiled, system);
  if (problems === '' || marker === undefined) return problems;
  const chart = templateOf(marker)?.replace(/\/templates\/[^/]*$/, '');
  const whose = chart === undefined ? '' : ` for ${chart}`;
  const release = escapeControls(`${request.name} in ${request.namespace}`);
  return `Values of the release ${release}, as merged by Helm${whose}:\n\n${problems}`;
}
