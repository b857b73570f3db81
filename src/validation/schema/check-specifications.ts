import type { Path } from '../../diagnostics/diagnostic.ts';
import type { Environment } from '../../environments/environment.ts';
import { type Data, type DataMap, dataAt, isMap } from '../../values/data.ts';
import { limits } from '../../values/limits.ts';
import { checkSchema } from './check-schema.ts';
import type { JsonSchema } from './json-schema.ts';
import type { SchemaContext, SchemaError, SchemaFinding, SchemaValidator } from './schema-finding.ts';

interface Specification {
  readonly loadValidator: () => Promise<SchemaValidator>;
  readonly loadSchema: () => Promise<JsonSchema>;
}

type Hints = Pick<SchemaContext, 'offers' | 'written'>;

/** The specifications that are checked offline against the APIs of their kinds. Their schemas are loaded only if needed. */
const specifications: { readonly [key: string]: Specification } = {
  deploymentSpecification: {
    loadValidator: async () => (await import('../../generated/validators/deployment-specification.js')).validate,
    loadSchema: async () => (await import('../../generated/validators/deployment-specification.schema.js')).schema,
  },
  serviceSpecification: {
    loadValidator: async () => (await import('../../generated/validators/service-specification.js')).validate,
    loadSchema: async () => (await import('../../generated/validators/service-specification.schema.js')).schema,
  },
  inferenceServiceSpecification: {
    loadValidator: async () => (await import('../../generated/validators/inference-service-specification.js')).validate,
    loadSchema: async () =>
      (await import('../../generated/validators/inference-service-specification.schema.js')).schema,
  },
};

/** Any other specification, also of an environment's own kind: only its metadata can be checked offline. */
const ofAnyKind: Specification = {
  loadValidator: async () => (await import('../../generated/validators/specification.js')).validate,
  loadSchema: async () => (await import('../../generated/validators/specification.schema.js')).schema,
};

/** Checks the specifications of all versions: fields, types, ranges and the rules between fields. */
export async function checkSpecifications(
  values: DataMap,
  environment: Environment | undefined,
  hints: Hints,
): Promise<readonly SchemaFinding[]> {
  const versions = dataAt(values, ['application', 'versions']);
  if (!Array.isArray(versions)) return [];
  const others = (environment?.versionObjects ?? []).map((kind) => [kind.specification, ofAnyKind] as const);
  const all = Object.entries({ ...Object.fromEntries(others), ...specifications });
  const findings: SchemaFinding[] = [];
  let wrong = 0;
  for (const [index, version] of versions.entries()) {
    for (const [key, specification] of all) {
      const data = isMap(version) ? version[key] : undefined;
      if (data === undefined || wrong >= limits.problems) continue;
      // The schema of values reports a specification that is not a map.
      if (specification !== ofAnyKind && !isMap(data)) continue;
      const found = await check(specification, data, ['application', 'versions', index, key], hints);
      findings.push(...found);
      // Unknown keys may be warnings, and many of them must not hide an error.
      wrong += found.filter(({ code }) => code !== 'unknown-key').length;
    }
  }
  return findings;
}

async function check(
  { loadValidator, loadSchema }: Specification,
  data: Data,
  prefix: Path,
  hints: Hints,
): Promise<readonly SchemaFinding[]> {
  const validate = await loadValidator();
  return checkSchema({ validate, loadSchema, data, prefix, ...hints, ignore: isAboutMetadata });
}

const aboutIdentity = /^\/metadata\/(name|namespace|labels|annotations)(\/|$)/;

/** The checks in checks/ report wrong names, labels and annotations, of all objects. */
function isAboutMetadata({ instancePath, keyword }: SchemaError): boolean {
  return aboutIdentity.test(instancePath) && ['pattern', 'maxLength', 'propertyNames'].includes(keyword);
}
