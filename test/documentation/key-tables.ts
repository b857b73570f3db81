import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dump } from 'js-yaml';
import { at } from '../at.ts';
import { repository } from '../cli/run-cli.ts';

interface Schema {
  readonly $ref?: string;
  readonly title?: string;
  readonly description?: string;
  readonly default?: unknown;
  readonly examples?: readonly unknown[];
  readonly required?: readonly string[];
  readonly properties?: { readonly [key: string]: Schema };
}

const schema: Schema = JSON.parse(readFileSync(join(repository, 'schemas/values.schema.json'), 'utf8'));

/**
 * Writes the keys of the values file into a page: between the lines `<!-- keys: POINTER -->` and `<!-- /keys -->` stands
 * a table of the properties that schemas/values.schema.json has at that JSON pointer.
 */
export function withKeyTables(page: string): string {
  return page.replace(
    /^(<!-- keys: (#\S*) -->)$[\s\S]*?^(<!-- \/keys -->)$/gm,
    (_, open: string, pointer: string, close: string) => [open, '', ...tableOf(pointer), '', close].join('\n'),
  );
}

/** The pointers of all places in the schema that have properties of their own; conditions only ask more of others'. */
export function describedPlaces(): readonly string[] {
  const { allOf: _, ...described } = schema as Schema & { readonly allOf: unknown };
  return placesIn(described, '#');
}

function placesIn(part: unknown, pointer: string): readonly string[] {
  if (typeof part !== 'object' || part === null) return [];
  const parts = Object.entries(part).filter(([key]) => key !== 'if' && key !== 'else');
  const inner = parts.flatMap(([key, value]) => placesIn(value, `${pointer}/${key}`));
  return 'properties' in part && typeof part.properties === 'object' ? [pointer, ...inner] : inner;
}

function tableOf(pointer: string): readonly string[] {
  const { properties = {}, required = [] } = lookUp(pointer);
  const rows = Object.entries(properties).map(([key, property]) => {
    const described = resolved(property);
    const fallback = required.includes(key) ? 'required' : code(described.default);
    return `| \`${key}\` | ${meaningOf(described)} | ${fallback} | ${code(described.examples?.[0])} |`;
  });
  return ['| key | meaning | default | example |', '| --- | --- | --- | --- |', ...rows];
}

/** A property with what it refers to. A title of its own says more than the description it refers to. */
function resolved({ $ref, ...own }: Schema): Schema {
  if ($ref === undefined) return own;
  const target = lookUp($ref);
  const description = [...(own.title === undefined ? [] : [`${own.title}.`]), target.description ?? ''].join(' ');
  return { ...target, description, ...own };
}

function lookUp(pointer: string): Schema {
  return at(schema, ...pointer.split('/').slice(1)) as Schema;
}

/** The description; what stands in brackets in the title says for whom it is. Lists become lines of the cell. */
function meaningOf({ title = '', description = `${title}.` }: Schema): string {
  const forWhom = /\(([^)]*)\)$/.exec(title)?.[1];
  const text = description.replace(/\n+- /g, '<br>• ').replaceAll('|', '\\|');
  return forWhom === undefined || description.includes(`(${forWhom})`)
    ? text
    : `*${forWhom.charAt(0).toUpperCase()}${forWhom.slice(1)}.* ${text}`;
}

function code(data: unknown): string {
  if (data === undefined) return '';
  return `\`${typeof data === 'string' ? data : dump(data, { flowLevel: 0, lineWidth: -1 }).trimEnd()}\``;
}
