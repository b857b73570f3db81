import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Severity } from '../../diagnostics/diagnostic-codes.ts';
import type { Position } from '../../diagnostics/position.ts';
import { type MapNode, mergeMaps } from '../value-node.ts';
import type { ValuesFlag } from '../values-input.ts';
import { applyAssignment, type Draft, type Target } from './apply-assignment.ts';
import { type ParseProblem, parseProblem } from './argument.ts';
import { parseFlag } from './parse-flag.ts';
import { parseJson } from './parse-json.ts';
import { valueReader } from './value-reader.ts';

export interface AppliedFlag {
  /** The values with the flag, if no diagnostic is an error. */
  readonly root: MapNode;
  readonly diagnostics: readonly Diagnostic[];
}

/** Sets in the values what a `--set…` flag says. */
export function applyFlag(root: MapNode, flag: ValuesFlag, draft: Draft): AppliedFlag {
  const diagnostics: Diagnostic[] = [];
  const position = (offset: number): Position => {
    return { kind: 'flag', flag: `--${flag.kind}`, argument: flag.argument, offset };
  };
  const report = (severity: Severity, { code, message, hint, offset }: ParseProblem): void => {
    const text = `--${flag.kind}: ${message}`;
    diagnostics.push({ code, severity, path: [], message: text, hint, position: position(offset) });
  };
  const target = { flag: flag.kind, draft, position, warn: (problem: ParseProblem) => report('warning', problem) };
  const applied = readAndApply(root, flag, target);
  if (!applied.ok) report('error', applied);
  return { root: applied.ok ? applied.root : root, diagnostics };
}

type Applied = { readonly ok: true; readonly root: MapNode } | ParseProblem;

function readAndApply(before: MapNode, flag: ValuesFlag, target: Target): Applied {
  const { kind, argument } = flag;
  const { position } = target;
  if (kind === 'set-json' && argument.trimStart().startsWith('{')) return mergeObject(before, argument, position);
  const parsed = parseFlag(argument, valueReader(flag, position), kind !== 'set-literal');
  if (!parsed.ok) return parsed;
  let root = before;
  for (const assignment of parsed.assignments) {
    const applied = applyAssignment(root, assignment, target);
    if (!applied.ok) return applied;
    root = applied.node;
  }
  return { ok: true, root };
}

/** `--set-json '{...}'` merges a whole object, as in Helm 4; Helm 3 rejects it. */
function mergeObject(before: MapNode, argument: string, position: (offset: number) => Position): Applied {
  const from = argument.length - argument.trimStart().length;
  const json = parseJson(argument, from, position);
  if (!json.ok) return json;
  const rest = argument.slice(json.end);
  if (rest.trim() !== '') {
    const offset = json.end + rest.length - rest.trimStart().length;
    return parseProblem(offset, 'unexpected text after the JSON object', 'write one object, or key=json,key=json');
  }
  return { ok: true, root: json.node.kind === 'map' ? mergeMaps(before, json.node) : before };
}
