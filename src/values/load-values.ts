import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { limits } from './limits.ts';
import { createDraft } from './set/apply-assignment.ts';
import { applyFlag } from './set/apply-flag.ts';
import { type MapNode, mergeMaps, nodeToData, type Values } from './value-node.ts';
import type { MergedValues, ValuesFile, ValuesFlag, ValuesInput } from './values-input.ts';
import { readYaml } from './yaml/read-yaml.ts';

export type { MergedValues, ValuesFile, ValuesFlag, ValuesInput } from './values-input.ts';

export type LoadResult =
  /** The diagnostics are only hints and warnings. */
  | { readonly ok: true; readonly values: Values; readonly diagnostics: readonly Diagnostic[] }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

/**
 * Reads and merges all inputs with values in the order of Helm 3 (helm.sh/helm/v3/pkg/cli/values): the files in the
 * given order, then `--set-json`, `--set`, `--set-string`, `--set-file` and `--set-literal`, each in the given order.
 * Null stays null, as in `.Values` of a chart without defaults.
 *
 * Reports the problems of all inputs at once.
 */
export function loadValues(inputs: readonly ValuesInput[]): LoadResult {
  const files = readFiles(
    inputs.filter((input) => input.kind === 'merged'),
    inputs.filter((input) => input.kind === 'file'),
  );
  const { root, diagnostics } = applyFlags(files, flagsInOrder(inputs));
  if (diagnostics.some(({ severity }) => severity === 'error')) return { ok: false, diagnostics };
  return { ok: true, values: { root, data: nodeToData(root) }, diagnostics };
}

interface Loaded {
  readonly root: MapNode;
  readonly diagnostics: readonly Diagnostic[];
}

function readFiles(merged: readonly MergedValues[], files: readonly ValuesFile[]): Loaded {
  const diagnostics: Diagnostic[] = [];
  let root: MapNode = { kind: 'map', entries: new Map(), position: { kind: 'nowhere' } };
  for (const before of merged) root = mergeMaps(root, before.root);
  let bytes = 0;
  for (const file of files) {
    bytes += file.bytes.length;
    if (bytes > limits.bytes) return { root, diagnostics: [...diagnostics, tooLarge(file.name)] };
    const read = readYaml(file.name, file.bytes);
    diagnostics.push(...read.diagnostics);
    if (read.root !== undefined) root = mergeMaps(root, read.root);
  }
  return { root, diagnostics };
}

function applyFlags(files: Loaded, flags: readonly ValuesFlag[]): Loaded {
  const diagnostics = [...files.diagnostics];
  const draft = createDraft();
  let root = files.root;
  let characters = 0;
  for (const flag of flags) {
    characters += flag.argument.length;
    if (characters > limits.flags) return { root, diagnostics: [...diagnostics, tooLong(flag)] };
    const applied = applyFlag(root, flag, draft);
    diagnostics.push(...applied.diagnostics);
    root = applied.root;
  }
  return { root, diagnostics };
}

function flagsInOrder(inputs: readonly ValuesInput[]): readonly ValuesFlag[] {
  const order = ['set-json', 'set', 'set-string', 'set-file', 'set-literal'];
  const flags = inputs.filter((input) => input.kind !== 'file' && input.kind !== 'merged');
  return order.flatMap((kind) => flags.filter((flag) => flag.kind === kind));
}

function tooLarge(file: string): Diagnostic {
  return {
    code: 'yaml-limit',
    severity: 'error',
    path: [],
    message: `with ${file} the values files have more than ${limits.bytes / 1024} KiB; no cluster can store them`,
    hint: 'remove what the release does not need',
    position: { kind: 'file', file, line: 1, column: 1 },
  };
}

function tooLong({ kind, argument }: ValuesFlag): Diagnostic {
  return {
    code: 'yaml-limit',
    severity: 'error',
    path: [],
    message: `with this one the --set flags have more than ${limits.flags / 1024} KiB`,
    hint: 'write the values to a file and pass it with -f',
    position: { kind: 'flag', flag: `--${kind}`, argument, offset: 0 },
  };
}
