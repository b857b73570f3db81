import { type GraphStep, writeHtml } from '../../../graph/html/write-html.ts';
import { writeSvg } from '../../../graph/svg/write-svg.ts';
import { writeDot } from '../../../graph/write-dot.ts';
import { writeMermaid } from '../../../graph/write-mermaid.ts';
import { commandError, exitCodes } from '../../refused.ts';
import { showPath } from '../../show-path.ts';
import type { System } from '../../system.ts';
import { writeOutput } from '../../write-files.ts';
import { drawStep } from './draw-step.ts';
import type { GraphOptions } from './options.ts';

/** Writers of a single picture. */
const writers = { svg: writeSvg, mermaid: writeMermaid, dot: writeDot };

/**
 * The work of `graph`: draws a release, or several steps of one as a page.
 *
 * @throws Refused if values are wrong, a file cannot be read or written, options contradict each other, or a
 *   route cannot be drawn
 */
export async function run(options: GraphOptions, system: System): Promise<number> {
  const { output, outputFile, step = [] } = options;
  if (output !== 'html') refuseSeveral(options);
  const steps: GraphStep[] = [];
  const wanted = step.length === 0 ? [null] : step.map(readStep);
  const shared = readingStdinOnce(system);
  for (const one of wanted) {
    const values = [...(options.values ?? []), ...(one === null ? [] : [one.file])];
    steps.push(await drawStep({ ...options, values }, one?.name ?? null, shared));
  }
  await writeOutput(write(steps, output), outputFile, system);
  if (outputFile === undefined && system.stdout.isTTY && (output === 'svg' || output === 'html')) {
    const name = showPath(`${steps[0]?.views[0]?.graph.name}.${output}`);
    system.stderr.write(`help: --output-file ${name} writes it to a file\n`);
  }
  return exitCodes.ok;
}

function write(steps: readonly GraphStep[], output: GraphOptions['output']): string {
  const graph = steps[0]?.views[0]?.graph;
  if (graph === undefined) throw new Error('there is nothing to draw');
  return output === 'html' ? writeHtml({ name: graph.name, steps }) : writers[output](graph);
}

/** Only a page shows more than one picture. */
function refuseSeveral({ output, step = [], available = [], unavailable = [], all = false }: GraphOptions): void {
  if (step.length > 0) throw commandError(`-o ${output} draws one picture; --step needs -o html`);
  if (all) throw commandError(`-o ${output} draws one picture; --all needs -o html`);
  if (available.length + unavailable.length > 1) {
    throw commandError(`-o ${output} draws one picture: name one set of available versions, or use -o html`);
  }
}

/** Reads `name=file`, or a file alone, which then names the step. */
function readStep(text: string): { readonly name: string; readonly file: string } {
  const sign = text.indexOf('=');
  const file = text.slice(sign + 1);
  const name = sign === -1 ? (text.split('/').at(-1) ?? text).replace(/\.(ya?ml|json)$/, '') : text.slice(0, sign);
  if (name === '' || file === '') {
    throw commandError(`--step ${text}: write name=file, e.g. --step candidate=candidate.yaml`);
  }
  return { name, file };
}

/** Every step needs the values of standard input, which can be read only once. */
function readingStdinOnce(system: System): System {
  let bytes: Promise<Uint8Array> | undefined;
  const readStdin: System['readStdin'] = (limit) => {
    bytes ??= system.readStdin(limit);
    return bytes;
  };
  return { ...system, readStdin };
}
