import { type AddedRelease, type PostRenderRequest, postRender, type ReleaseReport } from '../../helm/post-render.ts';
import { templateOf } from '../../helm/template-of.ts';
import { commandError } from '../command-error.ts';
import { exitCodes } from '../exit-codes.ts';
import { longestStream } from '../longest-stream.ts';
import type { System } from '../system.ts';
import type { ValuesOptions } from '../values-options.ts';
import { findPackFolders } from './find-pack-folders.ts';
import { hasInputs, readInputs } from './read-inputs.ts';
import { reportProblems } from './report-problems.ts';
import { tellDiagnostics } from './tell-diagnostics.ts';

/**
 * The work of `post-render`: reads Helm's stream and writes it with the objects of its releases, or nothing at all.
 *
 * @returns the exit code
 * @throws CommandError if a file or the stream cannot be read
 */
export async function postRenderStream(
  name: string | undefined,
  options: ValuesOptions,
  system: System,
): Promise<number> {
  const added = await readAdded(name, options, system);
  const rendered = await postRender({
    stream: await readManifests(system),
    settings: settingsOf(options, system),
    ...(added === undefined ? {} : { added }),
  });
  if (rendered.kind === 'unreadable') throw commandError(rendered.message);
  for (const report of rendered.reports) reportRelease(report, system);
  if (rendered.kind === 'invalid') {
    tellDiagnostics(rendered.duplicates, system);
    return exitCodes.invalid;
  }
  for (const part of rendered.parts) system.stdout.write(part);
  return exitCodes.ok;
}

async function readManifests(system: System): Promise<Uint8Array> {
  if (system.stdinIsTTY) {
    throw commandError('post-render reads what Helm renders: helm template … | iter8-release post-render');
  }
  const stream = await system.readStdin(longestStream);
  if (stream.length === longestStream) {
    throw commandError(`the stream has more than ${longestStream / 1024 / 1024} MiB, and Helm could not store that`);
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
 * The release that the options describe, if they do. HELM_NAMESPACE does not count: Helm hands it on as it finds it, also
 * where its own -n says otherwise.
 */
async function readAdded(
  name: string | undefined,
  options: ValuesOptions,
  system: System,
): Promise<AddedRelease | undefined> {
  const { namespace } = options;
  if (!hasInputs(options)) {
    if (name === undefined && namespace === undefined) return undefined;
    throw commandError(
      `${name ?? '-n'} says of which release the values are, but there are none: name a file with -f values.yaml`,
    );
  }
  if (options.values?.includes('-')) {
    throw commandError('-f -: standard input has the manifests of Helm; name a file');
  }
  return {
    ...settingsOf(options, system),
    inputs: await readInputs(name, options, system),
    ...(name === undefined ? {} : { name }),
    ...(namespace === undefined ? {} : { namespace }),
  };
}

/** Helm shows what a post-renderer says without telling what it is about, and charts may hold several releases. */
function reportRelease({ request, prepared, marker }: ReleaseReport, system: System): void {
  if (marker !== undefined && prepared.diagnostics.some(({ severity }) => severity !== 'info')) {
    const chart = templateOf(marker)?.replace(/\/templates\/[^/]*$/, '');
    const whose = chart === undefined ? '' : ` for ${chart}`;
    system.stderr.write(
      `The values of the release ${request.name} in ${request.namespace}, as Helm has merged them${whose}:\n\n`,
    );
  }
  reportProblems(prepared, request, system);
}
