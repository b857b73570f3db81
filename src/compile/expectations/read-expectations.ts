import type { Diagnostic, Path } from '../../diagnostics/diagnostic.ts';
import { validate } from '../../generated/validators/expectations.js';
import { schema } from '../../generated/validators/expectations.schema.js';
import type { Expectation } from '../../routing/expectations/expectation.ts';
import { toDiagnostic } from '../../validation/finding.ts';
import { checkRules } from '../../validation/schema/check-values-schema.ts';
import { writtenText } from '../../validation/written-text.ts';
import { type DataMap, mapsAt } from '../../values/data.ts';
import { locate, nodeToData } from '../../values/value-node.ts';
import { decodeText } from '../../values/yaml/decode-text.ts';
import { readYaml } from '../../values/yaml/read-yaml.ts';
import { checkExpectation } from './check-expectation.ts';
import { toExpectation } from './to-expectation.ts';

export type ReadExpectations =
  | { readonly ok: true; readonly expectations: readonly Expectation[] }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

/**
 * Reads a file of expectations and checks it against schemas/expectations.schema.json and what that cannot say.
 *
 * @param name what diagnostics call the file
 */
export async function readExpectations(name: string, bytes: Uint8Array): Promise<ReadExpectations> {
  const { root, diagnostics } = readYaml(name, bytes, 'a file of expectations');
  if (root === undefined) return { ok: false, diagnostics };
  const values = { root, data: nodeToData(root) };
  const decoded = decodeText(bytes);
  const sources = new Map([[name, decoded.ok ? decoded.text : decoded.before]]);
  const hints = { offers: () => true, written: writtenText(values, sources) };
  const wrong = await checkRules({ schema, validate }, values.data, hints);
  const entries = wrong.length > 0 ? [] : mapsAt(values.data, 'expect').map(withPath);
  const findings = [...wrong, ...entries.flatMap(({ entry, path }) => checkExpectation(entry, path))];
  if (findings.length > 0) {
    return { ok: false, diagnostics: findings.map((finding) => toDiagnostic(finding, values, false)) };
  }
  const position = (path: Path) => locate(values, path, 'value');
  return { ok: true, expectations: entries.map(({ entry, path }) => toExpectation(entry, path, position(path))) };
}

function withPath(entry: DataMap, index: number): { readonly entry: DataMap; readonly path: Path } {
  return { entry, path: ['expect', index] };
}
