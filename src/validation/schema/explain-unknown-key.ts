import type { Path } from '../../diagnostics/diagnostic.ts';
import { formatPath } from '../../diagnostics/format-path.ts';
import { keyAt } from '../finding.ts';
import { suggestWord } from '../suggest-word.ts';
import { joinWords, quote } from './describe-data.ts';
import { findPlaceOfKey, type PlacePath } from './find-place-of-key.ts';
import { schemaAt } from './json-schema.ts';
import type { LocatedError, SchemaContext, SchemaFinding } from './schema-finding.ts';

/** A hint lists the keys of a map only if it has no more than these. */
const mostListed = 16;

/** `additionalProperties`: a key that the schema does not know. */
export function explainUnknownKey(error: LocatedError, context: SchemaContext): SchemaFinding {
  const key = String(error.params.additionalProperty);
  const parent = [...context.prefix, ...error.path];
  const path = [...parent, key];
  const properties = Object.keys(schemaAt(context.schema, error.path)?.properties ?? {});
  const known = properties.filter((property) => context.offers([...parent, property]));
  const near = suggestWord(key, known);
  const given = near === undefined ? explainManifestKey(key, parent) : undefined;
  const offers = (place: Path) => context.offers([...context.prefix, ...place]);
  const wanted = near === undefined && given === undefined;
  const found = wanted ? findPlaceOfKey(context.schema, error.path, key, offers) : undefined;
  const place = found !== undefined && offers([...found, key] as Path) ? found : undefined;
  return {
    code: 'unknown-key',
    severity: 'error',
    path,
    message: `unknown key ${quote(key)}`,
    hint: given ?? hintFor(key, { near, place, known, context, parent }),
    at: keyAt(path),
    ...meaning(near === undefined ? place && [...context.prefix, ...place, key] : [...parent, near]),
  };
}

/** A user may copy the head of a manifest into a specification, or pass a whole manifest as values. */
function explainManifestKey(key: string, parent: Path): string | undefined {
  if (key !== 'apiVersion' && key !== 'kind') return undefined;
  if (parent.length === 0)
    return 'this looks like a Kubernetes manifest; a values file has environment and application';
  const isSpecification = parent.length === 4 && String(parent.at(-1)).endsWith('Specification');
  return isSpecification ? 'remove it: a specification has only metadata and spec' : undefined;
}

/** Nobody can tell which item of a list was meant. */
function meaning(meant: PlacePath | undefined): Pick<SchemaFinding, 'meant'> {
  return meant === undefined || meant.includes('[]') ? {} : { meant };
}

function hintFor(
  key: string,
  found: {
    readonly near: string | undefined;
    readonly place: PlacePath | undefined;
    readonly known: readonly string[];
    readonly context: SchemaContext;
    readonly parent: Path;
  },
): string {
  const { near, place, known, context, parent } = found;
  if (near !== undefined) return `did you mean ${quote(near)}?`;
  if (place !== undefined) return `${quote(key)} belongs ${describePlace([...context.prefix, ...place])}`;
  if (known.length === 0) return 'no keys are allowed here';
  if (known.length > mostListed) {
    const none = 'no known key has a similar name';
    const isField = parent.some((key) => String(key).endsWith('Specification'));
    return isField ? `${none}; for a field of a newer Kubernetes, use --allow-unknown` : none;
  }
  const keys = `the keys here are ${joinWords(known, 'and')}`;
  if (parent.length === 0) return `${keys}; begin keys of your own with x-`;
  return known.includes('deploymentSpecification')
    ? `${keys}; other fields of a Deployment go under deploymentSpecification`
    : keys;
}

function describePlace(path: PlacePath): string {
  if (path.length === 0) return 'at the top level';
  const [last, list] = [path.at(-1), formatPath(path.slice(0, -1))];
  if (last === '[]') return `in an item of ${list.replaceAll('["[]"]', '[]')}`;
  return `under ${formatPath(path).replaceAll('["[]"]', '[]')}`;
}
