import type { Diagnostic, Path } from '../diagnostics/diagnostic.ts';
import type { Severity } from '../diagnostics/diagnostic-codes.ts';
import type { Position } from '../diagnostics/position.ts';
import type { MapNode, ValueNode } from '../values/value-node.ts';

/** Reads the parts of a routemap, or of a controller's configuration, and collects what is wrong with them. */
export interface RoutemapReader {
  readonly diagnostics: readonly Diagnostic[];
  /** Reports an error. */
  readonly refuse: Report;
  /** Reports a warning. */
  readonly warn: Report;
  /** The value of a key; null counts as absent. A key in another case counts, too, as in Go's JSON reader. */
  readonly child: (map: MapNode, key: string) => ValueNode | undefined;
  readonly list: (node: ValueNode | undefined, path: Path) => readonly ValueNode[];
  readonly map: (node: ValueNode, path: Path) => MapNode | undefined;
  /** A string that is required. */
  readonly text: (map: MapNode, key: string, path: Path) => string;
  /** Warns of keys that the controller ignores. */
  readonly knowOnly: (map: MapNode, keys: readonly string[], path: Path) => void;
}

type ReaderCode = 'broken-routemap' | 'broken-configuration';

type Report = (message: string, position: Position, path: Path, hint?: string) => void;

/**
 * Makes a reader without diagnostics.
 *
 * @param code the code of its diagnostics
 */
export function createRoutemapReader(code: ReaderCode = 'broken-routemap'): RoutemapReader {
  const diagnostics: Diagnostic[] = [];

  const report =
    (severity: Severity): Report =>
    (message, position, path, hint) => {
      diagnostics.push({ code, severity, path, message, position, ...(hint !== undefined && { hint }) });
    };
  const [refuse, warn] = [report('error'), report('warning')];

  function list(node: ValueNode | undefined, path: Path): readonly ValueNode[] {
    if (node === undefined || node.kind === 'list') return node?.items ?? [];
    refuse(`${String(path.at(-1))} must be a list, not ${describe(node)}`, node.position, path);
    return [];
  }

  function map(node: ValueNode, path: Path): MapNode | undefined {
    if (node.kind === 'map') return node;
    const whole = code === 'broken-routemap' ? 'a routemap' : 'a configuration';
    const name = path.length === 0 ? whole : describeStep(path);
    refuse(`${name} must be a map, not ${describe(node)}`, node.position, path);
    return undefined;
  }

  function text(node: MapNode, key: string, path: Path): string {
    const found = child(node, key);
    if (found === undefined) {
      refuse(`the key ${key} is missing`, node.position, path, `write ${key}: …`);
    } else if (found.kind !== 'scalar' || typeof found.value !== 'string') {
      const hint = found.kind === 'scalar' ? 'put it in quotes' : undefined;
      refuse(`${key} must be a string, not ${describe(found)}`, found.position, [...path, key], hint);
    } else {
      return found.value;
    }
    return '';
  }

  function knowOnly(node: MapNode, keys: readonly string[], path: Path): void {
    const known = keys.map((key) => key.toLowerCase());
    for (const [key, { keyPosition }] of node.entries) {
      if (known.includes(key.toLowerCase())) continue;
      const hint = `the keys here are ${keys.join(', ')}`;
      warn(`the controller ignores the key "${key}"`, keyPosition, [...path, key], hint);
    }
  }

  return { diagnostics, refuse, warn, child, list, map, text, knowOnly };
}

/** Source: the JSON reader of Go (encoding/json) prefers the exact key and ignores case otherwise. */
function child(map: MapNode, key: string): ValueNode | undefined {
  const inOtherCase = [...map.entries].find(([name]) => name.toLowerCase() === key.toLowerCase());
  const node = (map.entries.get(key) ?? inOtherCase?.[1])?.node;
  return node?.kind === 'scalar' && node.value === null ? undefined : node;
}

function describe(node: ValueNode): string {
  if (node.kind !== 'scalar') return node.kind === 'list' ? 'a list' : 'a map';
  return typeof node.value === 'string' ? 'a string' : String(node.value);
}

function describeStep(path: Path): string {
  const last = path.at(-1);
  return typeof last === 'number' ? `an item of ${String(path.at(-2))}` : String(last);
}
