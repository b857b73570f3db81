import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { MapNode } from '../value-node.ts';
import { buildTree } from './build-tree.ts';
import { checkCharacters } from './check-characters.ts';
import { checkLineSeparators } from './check-line-separators.ts';
import { checkSyntax } from './check-syntax.ts';
import { decodeText } from './decode-text.ts';
import { onlyDocument } from './only-document.ts';
import { parseSource } from './parse-source.ts';
import { createSourceFile, type SourceFile } from './source-file.ts';

export interface ReadYaml {
  /** Present if there is no error among the diagnostics. */
  readonly root?: MapNode;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads a values file as Helm 3 reads it (sigs.k8s.io/yaml on go.yaml.in/yaml/v2), but refuses what Helm passes over in
 * silence: duplicate keys and documents after the first. An empty file is an empty map.
 *
 * @param name what diagnostics call the file
 * @param what what the file is, for messages
 */
export function readYaml(name: string, bytes: Uint8Array, what = 'a values file'): ReadYaml {
  const decoded = decodeText(bytes);
  const file = createSourceFile(name, decoded.ok ? decoded.text : decoded.before);
  if (!decoded.ok) {
    const { before, message, hint } = decoded;
    file.report({ code: 'yaml-encoding', start: before.length, message, hint });
    return { diagnostics: file.diagnostics };
  }
  const root = readSource(file, what);
  const failed = file.diagnostics.some(({ severity }) => severity === 'error');
  return { diagnostics: file.diagnostics, ...(!failed && root !== undefined && { root }) };
}

function readSource(file: SourceFile, what: string): MapNode | undefined {
  if (!checkCharacters(file)) return undefined;
  const events = parseSource(file);
  if (events === undefined) return undefined;
  checkSyntax(file, events);
  checkLineSeparators(file, events);
  const document = onlyDocument(file, events);
  const root = document && buildTree(file, document.events, document.directives);
  if (root === undefined || (root.kind === 'scalar' && root.value === null)) {
    return { kind: 'map', entries: new Map(), position: file.position(0) };
  }
  if (root.kind === 'map') return root;
  const found = root.kind === 'list' ? 'a list' : 'a single value';
  const message = `${what} is a map of keys and values, but this is ${found}`;
  file.report({ code: 'yaml-not-a-map', start: 0, message, hint: 'write key: value' });
  return undefined;
}
