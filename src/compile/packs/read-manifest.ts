import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Environment } from '../../environments/environment.ts';
import { readEnvironment } from '../../environments/read-environment.ts';
import { validate as validateEnvironment } from '../../generated/validators/environment.js';
import { schema as environmentSchema } from '../../generated/validators/environment.schema.js';
import type { ValuesRules } from '../../validation/environment/environment-source.ts';
import { type Finding, toDiagnostic, valueAt } from '../../validation/finding.ts';
import { checkRules } from '../../validation/schema/check-values-schema.ts';
import { withoutMeant } from '../../validation/schema/without-meant.ts';
import { writtenText } from '../../validation/written-text.ts';
import type { DataMap } from '../../values/data.ts';
import { nodeToData, type Values } from '../../values/value-node.ts';
import { readYaml } from '../../values/yaml/read-yaml.ts';
import { packDiagnostic } from './pack-folder.ts';
import type { PackReader } from './pack-reader.ts';

/** The content of a file of an environment, or its problems. */
export type ReadContent<Content> =
  | { readonly kind: 'content'; readonly content: Content; readonly values: Values }
  | { readonly kind: 'missing'; readonly diagnostics: readonly Diagnostic[] }
  | { readonly kind: 'wrong'; readonly diagnostics: readonly Diagnostic[] };

/**
 * Reads environment.yaml and checks it, against schemas/environment.schema.json and what a schema cannot express.
 *
 * @param name the name of the folder, which the environment must have
 */
export async function readManifest(reader: PackReader, name: string): Promise<ReadContent<Environment>> {
  const rules = { schema: environmentSchema, validate: validateEnvironment };
  const read = await readChecked(reader, 'environment.yaml', rules);
  if (read.kind !== 'content') return read;
  const content = readEnvironment(read.content);
  const findings = contradictions(content, name);
  if (findings.length === 0) return { ...read, content };
  return { kind: 'wrong', diagnostics: findings.map((finding) => toDiagnostic(finding, read.values, false)) };
}

/** Reads a file in YAML or JSON and checks it against a schema. */
export async function readChecked(reader: PackReader, name: string, rules: ValuesRules): Promise<ReadContent<DataMap>> {
  const text = reader.read(name);
  if (text.kind === 'refused') return { kind: 'wrong', diagnostics: [text.diagnostic] };
  if (text.kind === 'missing') {
    const place = { file: text.file, line: 1, column: 1 };
    return { kind: 'missing', diagnostics: [packDiagnostic(place, 'no such file or folder', missingHint)] };
  }
  const { root, diagnostics } = readYaml(text.file, text.bytes, name);
  if (root === undefined) return { kind: 'wrong', diagnostics };
  const values = { root, data: nodeToData(root) };
  const hints = { offers: () => true, written: writtenText(values, reader.sources) };
  const findings = withoutMeant(await checkRules(rules, values.data, hints));
  if (findings.length === 0) return { kind: 'content', content: values.data, values };
  return { kind: 'wrong', diagnostics: findings.map((finding) => toDiagnostic(finding, values, false)) };
}

const missingHint = '--environments takes the folder of an environment, or a folder of such folders';

function contradictions({ name, destination, versionObjects }: Environment, folder: string): readonly Finding[] {
  const objects = versionObjects.map(({ gvrShort }) => gvrShort);
  return [
    ...(name === folder
      ? []
      : [wrong(['name'], `the folder is called ${folder}, not ${name}`, 'give both the same name')]),
    ...(objects.includes(destination.object)
      ? []
      : [
          wrong(
            ['destination', 'object'],
            `unknown version object ${destination.object}`,
            `write the gvrShort of a version object: ${objects.join(', ')}`,
          ),
        ]),
  ];
}

function wrong(path: readonly string[], message: string, hint: string): Finding {
  return { code: 'wrong-value', severity: 'error', path, message, hint, at: valueAt(path) };
}
