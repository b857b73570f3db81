// Compiles the JSON schemas to code, because compiling them at every start would cost 70 ms.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv } from 'ajv';
import standalone from 'ajv/dist/standalone/index.js';
import { build } from 'esbuild';
import { embedRouteSchemas } from './embed-route-schemas.mjs';
import { addKubernetesKeywords } from './kubernetes-schema/keywords.mjs';
import { bundledModules } from './third-party-notices.mjs';
import { writeFile } from './write-file.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

/** API group and kind -> schema of such objects, below schemas/. */
export const objectSchemas = {
  'networking.istio.io/VirtualService': 'istio/virtual-service',
  'networking.istio.io/Gateway': 'istio/gateway',
  'gateway.networking.k8s.io/HTTPRoute': 'gateway-api/http-route',
  'gateway.networking.k8s.io/Gateway': 'gateway-api/gateway',
  'gateway.networking.k8s.io/ListenerSet': 'gateway-api/listener-set',
  'gateway.networking.k8s.io/ReferenceGrant': 'gateway-api/reference-grant',
};

/** Module name -> schema. The rules that depend on the environment are checked from its data, not by a schema. */
const schemas = {
  values: 'schemas/values.base.schema.json',
  expectations: 'schemas/expectations.schema.json',
  'deployment-specification': 'schemas/kubernetes/deployment-specification.schema.json',
  environment: 'schemas/environment.schema.json',
  fragment: 'schemas/fragment.schema.json',
  'inference-service-specification': 'schemas/kserve/inference-service-specification.schema.json',
  'service-specification': 'schemas/kubernetes/service-specification.schema.json',
  specification: 'schemas/values.base.schema.json',
  ...Object.fromEntries(
    Object.values(objectSchemas).map((name) => [name.replace('/', '-'), `schemas/${name}.schema.json`]),
  ),
};

const changes = { values: embedRouteSchemas, specification: specificationAlone };

/** For the specifications of environments of a user's own, which the schema of values does not know. */
function specificationAlone({ definitions }) {
  const { specification, objectMetadata, objectName, namespace, labels, annotations } = definitions;
  return { ...specification, definitions: { objectMetadata, objectName, namespace, labels, annotations } };
}

const declarations = {
  validator: [
    "import type { SchemaValidator } from '../../validation/schema/schema-finding.ts';",
    'export declare const validate: SchemaValidator;',
  ],
  schema: [
    "import type { JsonSchema } from '../../validation/schema/json-schema.ts';",
    'export declare const schema: JsonSchema;',
  ],
};

/**
 * Writes per schema `<name>.js`, which exports `validate`, and `<name>.schema.js`, which exports the schema itself and is
 * needed only to explain errors. Neither imports anything.
 *
 * @param {string} outDir absolute path of the directory for the modules
 * @returns {Promise<string[]>} the modules of ajv whose code is in them
 * @throws {Error} if a schema is wrong
 */
export async function compileValidators(outDir) {
  const modules = [];
  for (const [name, file] of Object.entries(schemas)) {
    const text = JSON.parse(readFileSync(join(root, file), 'utf8'));
    const schema = (changes[name] ?? ((same) => same))(text);
    const { code, modules: its } = await compile(schema);
    modules.push(...its);
    writeFile(join(outDir, `${name}.js`), code);
    writeFile(join(outDir, `${name}.d.ts`), `${declarations.validator.join('\n')}\n`);
    writeFile(join(outDir, `${name}.schema.js`), `export const schema = ${JSON.stringify(schema)};\n`);
    writeFile(join(outDir, `${name}.schema.d.ts`), `${declarations.schema.join('\n')}\n`);
  }
  return modules;
}

/** The code for one schema, with the few helpers of ajv's runtime that it uses bundled in. */
async function compile(schema) {
  const ajv = new Ajv({
    allErrors: true,
    strict: true,
    // Types are lists (`integer` or digits in quotes), and a Kubernetes definition leaves its type to the place of use.
    allowUnionTypes: true,
    strictTypes: false,
    strictRequired: false,
    messages: false,
    inlineRefs: false,
    code: { source: true, esm: true },
  });
  // src/validation/objects/ evaluates rules, and tells what only the experimental channel has.
  ajv.addVocabulary(['rules', 'experimental', 'experimentalValues']);
  const code = standalone.default(ajv, addKubernetesKeywords(ajv).compile(schema));
  const bundle = await build({
    stdin: { contents: gatherInPlace(code), resolveDir: root, loader: 'js' },
    bundle: true,
    format: 'esm',
    platform: 'node',
    minify: true,
    write: false,
    metafile: true,
    absWorkingDir: root,
    logLevel: 'warning',
  });
  return { code: bundle.outputFiles[0].text, modules: bundledModules(bundle.metafile) };
}

/**
 * ajv copies all errors so far for each item of a list that has some, so that its time grows with their square. Here
 * those of the item are added instead.
 *
 * @throws {Error} if ajv writes other code than it did
 */
function gatherInPlace(code) {
  const gathered = code.replace(/\bvErrors\.concat\(((?:\w+\.)+errors)\)/g, 'addErrors(vErrors, $1)');
  if (gathered.includes('.concat(')) throw new Error('ajv copies errors in a new way');
  return `${gathered}
function addErrors(errors, more) {
  for (const error of more) errors.push(error);
  return errors;
}
`;
}

/** Writes the module that finds the schema of an object by its group and kind. */
export function writeObjectSchemas(outDir) {
  const entries = Object.entries(objectSchemas).map(([kind, name]) => {
    const module = `./validators/${name.replace('/', '-')}`;
    return `  ${JSON.stringify(kind)}: {
    loadValidator: async () => (await import('${module}.js')).validate,
    loadSchema: async () => (await import('${module}.schema.js')).schema,
  },`;
  });
  const imports = `import type { ObjectSchema } from '../validation/objects/object-schema.ts';\n`;
  const text = `${imports}\n/** The schemas of objects by group and kind, each loaded only when it is asked for. */\nexport const objectSchemas: { readonly [kind: string]: ObjectSchema } = {\n${entries.join('\n')}\n};\n`;
  writeFile(join(outDir, 'object-schemas.ts'), text);
}
