import type { ValuesInput } from '../../values/load-values.ts';
import { commandError } from '../command-error.ts';
import type { System } from '../system.ts';
import type { ValuesOptions } from '../values-options.ts';
import { readNamedFile } from './read-named-file.ts';
import { readOrExplain } from './read-or-explain.ts';
import { showPath } from './show-path.ts';

/**
 * Reads what the options name: the files and standard input. The order within a kind is that of the command line;
 * loading puts the kinds into Helm's order.
 *
 * @param release the release's name as given, where users of other tools put the file
 * @throws CommandError if there is no input, or a file cannot be read
 */
export async function readInputs(
  release: string | undefined,
  options: ValuesOptions,
  system: System,
): Promise<readonly ValuesInput[]> {
  const { values = [], set = [], setString = [], setJson = [], setFile = [], setLiteral = [] } = options;
  const files: ValuesInput[] = [];
  for (const name of values) files.push({ kind: 'file', ...(await readNamedFile(name, '-f', system)) });
  const read = (path: string) => readOrExplain(path, system);
  const inputs: readonly ValuesInput[] = [
    ...files,
    ...setJson.map((argument) => ({ kind: 'set-json', argument }) as const),
    ...set.map((argument) => ({ kind: 'set', argument }) as const),
    ...setString.map((argument) => ({ kind: 'set-string', argument }) as const),
    ...setFile.map((argument) => ({ kind: 'set-file', argument, readFile: read }) as const),
    ...setLiteral.map((argument) => ({ kind: 'set-literal', argument }) as const),
  ];
  if (inputs.length === 0 && options.each === undefined) {
    const wanted = release !== undefined && /\.(ya?ml|json)$/.test(release) ? showPath(release) : 'values.yaml';
    throw commandError(`no values given: name a file with -f ${wanted}, or - for standard input`);
  }
  return inputs;
}

/** True if the options name any values. */
export function hasInputs({ values, set, setString, setJson, setFile, setLiteral }: ValuesOptions): boolean {
  return [values, set, setString, setJson, setFile, setLiteral].some((given) => given !== undefined);
}
