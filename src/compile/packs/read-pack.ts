import type { Diagnostic, Path } from '../../diagnostics/diagnostic.ts';
import { compilePack } from '../../environments/compile-pack.ts';
import type { Environment } from '../../environments/environment.ts';
import { isTemplateError } from '../../environments/template-error.ts';
import { validate as validateFragment } from '../../generated/validators/fragment.js';
import { schema as fragmentSchema } from '../../generated/validators/fragment.schema.js';
import type { Data, DataMap } from '../../values/data.ts';
import { locate, type Values } from '../../values/value-node.ts';
import { type PackFolder, packDiagnostic } from './pack-folder.ts';
import { createPackReader, type PackReader } from './pack-reader.ts';
import { readChecked, readManifest } from './read-manifest.ts';

/** An environment with templates compiled to JavaScript, or all its problems. */
export type ReadPack =
  | {
      readonly ok: true;
      readonly environment: Environment;
      readonly folder: string;
      /** By template name, the JavaScript text of its Handlebars specification. */
      readonly code: ReadonlyMap<string, string>;
      readonly fragment: DataMap | null;
      /** The texts of the files, by the name that positions use. */
      readonly sources: ReadonlyMap<string, string>;
    }
  | {
      readonly ok: false;
      readonly diagnostics: readonly Diagnostic[];
      readonly sources: ReadonlyMap<string, string>;
    };

/**
 * Reads and checks an environment: its manifest, its schema fragment and its templates. The build does so for the built-in
 * environments, the program for the user's own.
 *
 * @param shared finds the text of a template that all environments can use, by its name, such as `shared/service`
 */
export async function readPack(folder: PackFolder, shared: (name: string) => string | undefined): Promise<ReadPack> {
  const reader = createPackReader(folder);
  const wrong = (diagnostics: readonly Diagnostic[]): ReadPack => ({ ok: false, diagnostics, sources: reader.sources });
  const manifest = await readManifest(reader, folder.name);
  if (manifest.kind !== 'content') return wrong(manifest.diagnostics);
  const rules = { schema: fragmentSchema, validate: validateFragment };
  const fragment = await readChecked(reader, 'values.schema.json', rules);
  if (fragment.kind === 'wrong') return wrong(fragment.diagnostics);
  const patterns = fragment.kind === 'content' ? checkPatterns(fragment.values) : [];
  if (patterns.length > 0) return wrong(patterns);
  const { content: environment, values } = manifest;
  const templates = createTemplateReader(reader, shared);
  const missing = missingTemplates(environment, values, templates.isMissing);
  if (templates.problems.length + missing.length > 0) return wrong([...templates.problems, ...missing]);
  try {
    const code = compilePack(environment, folder.path, templates.read);
    if (templates.problems.length > 0) return wrong(templates.problems);
    return {
      ok: true,
      environment,
      folder: folder.path,
      code,
      fragment: fragment.kind === 'content' ? fragment.content : null,
      sources: reader.sources,
    };
  } catch (error) {
    if (!isTemplateError(error)) throw error;
    // A partial is also missing if it could not be read; then only that is reported.
    return wrong(templates.problems.length > 0 ? templates.problems : [packDiagnostic(error.place, error.reason)]);
  }
}

/** Reads each template once. A template that is refused is a problem. */
function createTemplateReader(reader: PackReader, shared: (name: string) => string | undefined) {
  const texts = new Map<string, string | undefined>();
  const problems: Diagnostic[] = [];
  const refused = new Set<string>();
  const readOwn = (name: string) => {
    const found = reader.read(`${name}.hbs`);
    if (found.kind === 'refused') {
      problems.push(found.diagnostic);
      refused.add(name);
    }
    return found.kind === 'text' ? found.text : undefined;
  };
  const read = (name: string) => {
    if (!texts.has(name)) texts.set(name, name.startsWith('shared/') ? shared(name) : readOwn(name));
    return texts.get(name);
  };
  /** Whether a template does not exist. A refused template exists. */
  const isMissing = (name: string) => read(name) === undefined && !refused.has(name);
  return { read, isMissing, problems };
}

/** Reports missing templates, at the place in environment.yaml that names them. */
function missingTemplates(
  environment: Environment,
  values: Values,
  isMissing: (name: string) => boolean,
): readonly Diagnostic[] {
  const uses: readonly { readonly name: string; readonly path: Path }[] = [
    ...(['versionObjects', 'applicationObjects', 'namespaceObjects'] as const).flatMap((key) =>
      environment[key].map(({ template }, index) => ({ name: template, path: [key, index, 'template'] })),
    ),
    ...Object.entries(environment.strategies).flatMap(([strategy, { route }]) =>
      route === null ? [] : [{ name: route.template, path: ['strategies', strategy, 'route', 'template'] }],
    ),
  ];
  return uses
    .filter(({ name }) => isMissing(name))
    .map(({ name, path }) => ({
      code: 'broken-environment',
      severity: 'error',
      path,
      message: `unknown template ${name}`,
      hint: name.startsWith('shared/')
        ? 'shared/ has the templates that iter8-release brings, and no others'
        : `write it into ${name}.hbs beside this file`,
      position: locate(values, path, 'value'),
    }));
}

/** Reports the patterns of a schema fragment that are not regular expressions. */
function checkPatterns(values: Values): readonly Diagnostic[] {
  return patternsIn(values.data, []).flatMap(({ pattern, path }) => {
    const reason = findProblem(pattern);
    if (reason === undefined) return [];
    const position = locate(values, path, 'value');
    return [{ code: 'wrong-value', severity: 'error', path, message: `pattern is not valid: ${reason}`, position }];
  });
}

function patternsIn(data: Data, path: Path): readonly { readonly pattern: string; readonly path: Path }[] {
  if (typeof data !== 'object' || data === null) return [];
  return Object.entries(data).flatMap(([key, value]: [string, Data]) => {
    const here = [...path, key];
    // A key of the values may also be called `pattern`; then it holds a schema.
    return key === 'pattern' && typeof value === 'string' ? [{ pattern: value, path: here }] : patternsIn(value, here);
  });
}

function findProblem(pattern: string): string | undefined {
  try {
    new RegExp(pattern, 'u');
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}
