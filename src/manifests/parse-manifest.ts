import { load, YAMLException } from 'js-yaml';
import { templateError } from '../environments/template-error.ts';
import { groupOf } from '../mesh/names.ts';
import type { DataMap } from '../values/data.ts';
import type { Identity, Manifest } from './manifest.ts';
import { readPlainYaml } from './read-plain-yaml.ts';
import { templateSchema } from './yaml-schema.ts';

/**
 * Parses the output of a template: one Kubernetes object in YAML. It removes empty labels and annotations.
 *
 * @param template the file of the template, for errors
 * @throws TemplateError if it is not YAML, or has no apiVersion, kind or metadata.name
 */
export function parseManifest(text: string, template: string): Manifest {
  const object = parse(text, template) as DataMap | null;
  const metadata = withoutEmptyMaps((object?.metadata ?? {}) as DataMap);
  const { apiVersion, kind } = object ?? {};
  const { name, namespace } = metadata;
  if (typeof apiVersion !== 'string' || typeof kind !== 'string' || typeof name !== 'string') {
    throw templateError(
      beginOf(template),
      `its output is not a Kubernetes object with apiVersion, kind and metadata.name`,
    );
  }
  const identity = { apiVersion, kind, namespace: typeof namespace === 'string' ? namespace : '', name };
  return { identity, object: { ...object, metadata } };
}

function withoutEmptyMaps(data: DataMap): DataMap {
  const isEmpty = (value: unknown) => typeof value === 'object' && value !== null && Object.keys(value).length === 0;
  if (!Object.values(data).some(isEmpty)) return data;
  return Object.fromEntries(Object.entries(data).filter(([, value]) => !isEmpty(value)));
}

function parse(text: string, template: string): unknown {
  const read = readPlainYaml(text);
  if (read !== undefined) return read;
  try {
    // Aliases of aliases could grow without end.
    return load(text, { schema: templateSchema, maxAliases: 0 });
  } catch (error) {
    throw templateError(beginOf(template), `its output is not YAML: ${reasonOf(error)}`);
  }
}

/** The message without the excerpt. */
function reasonOf(error: unknown): string {
  if (!(error instanceof YAMLException)) throw error;
  return error.mark === undefined ? error.reason : `${error.reason} (line ${error.mark.line + 1} of its output)`;
}

/** A line of the output is not a line of a file, so errors point to the whole template. */
function beginOf(file: string) {
  return { file, line: 1, column: 1 };
}

/** The identity that an object must have: kind and API, and if the routemap lists it, name and namespace. */
export interface DeclaredObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata?: { readonly name: string; readonly namespace: string };
}

/**
 * Makes sure that a template rendered the object that the environment declares. The controller waits for the objects that
 * the routemap lists: if one never came, the version would never be available. The API version may differ.
 *
 * @param template the file of the template, for errors
 * @throws TemplateError if the identity differs
 */
export function checkIdentity(identity: Identity, declared: DeclaredObject, template: string): void {
  const differs = (field: keyof Identity, expected: string, where: string) =>
    templateError(
      { file: template, line: 1, column: 1 },
      `it renders ${identity[field] === '' ? `no ${field}` : `${field} ${identity[field]}`}, where ${where} ${expected}`,
    );
  const { apiVersion, kind, metadata } = declared;
  if (identity.kind !== kind) throw differs('kind', kind, 'environment.yaml says');
  if (groupOf(identity.apiVersion) !== groupOf(apiVersion))
    throw differs('apiVersion', apiVersion, 'environment.yaml says');
  for (const field of ['name', 'namespace'] as const) {
    const expected = metadata?.[field] ?? identity[field];
    if (identity[field] !== expected)
      throw differs(field, `${expected}; write metadata: {{object.metadata}}`, 'the routemap lists');
  }
}
