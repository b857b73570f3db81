import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadAll } from 'js-yaml';
import { formatJson } from '../format-json.mjs';
import { goModule } from '../kubernetes-schema/go-module.mjs';
import { writeFile } from '../write-file.mjs';
import { bothChannels } from './channels.mjs';
import { closedSchema } from './closed-schema.mjs';
import * as gatewayApi from './gateway-api-notes.mjs';
import * as istio from './istio-notes.mjs';
import { objectSchema } from './object-schema.mjs';

/** The version that the controller writes and reads. */
const apiVersion = 'v1beta1';

const istioFile = 'kubernetes/customresourcedefinitions.gen.yaml';
const gatewayFiles = (resource) =>
  ['standard', 'experimental'].map((channel) => `config/crd/${channel}/gateway.networking.k8s.io_${resource}.yaml`);

/** The kinds of objects that `route --from` checks as a cluster does. */
const objects = [
  { file: 'istio/virtual-service', module: 'istio.io/api', crds: [istioFile], kind: 'VirtualService' },
  { file: 'istio/gateway', module: 'istio.io/api', crds: [istioFile], kind: 'Gateway' },
  {
    file: 'gateway-api/http-route',
    module: 'sigs.k8s.io/gateway-api',
    crds: gatewayFiles('httproutes'),
    kind: 'HTTPRoute',
  },
  { file: 'gateway-api/gateway', module: 'sigs.k8s.io/gateway-api', crds: gatewayFiles('gateways'), kind: 'Gateway' },
  {
    file: 'gateway-api/listener-set',
    module: 'sigs.k8s.io/gateway-api',
    crds: gatewayFiles('listenersets'),
    kind: 'ListenerSet',
  },
  {
    file: 'gateway-api/reference-grant',
    module: 'sigs.k8s.io/gateway-api',
    crds: gatewayFiles('referencegrants'),
    kind: 'ReferenceGrant',
  },
];

/**
 * Writes the JSON Schemas of a condition: `istio/http-match-request.schema.json` and
 * `gateway-api/http-route-match.schema.json`, and those of whole objects. Fields, types, enums, patterns and limits are those of the CRDs in the Go
 * modules that test/e2e/go.mod names; the same versions give the same bytes. Needs Go, and no network if they are cached.
 *
 * @param {string} folder where to write, e.g. schemas
 * @throws {Error} without Go, or if a CRD says something that the notes beside this file do not expect
 */
export function generateRouteSchemas(folder) {
  write(join(folder, 'istio/http-match-request.schema.json'), httpMatchRequest());
  write(join(folder, 'gateway-api/http-route-match.schema.json'), httpRouteMatch());
  for (const { file, ...source } of objects) write(join(folder, `${file}.schema.json`), schemaOfObject(source));
}

function httpMatchRequest() {
  const { dir, version } = goModule('istio.io/api');
  const spec = specOf(join(dir, 'kubernetes/customresourcedefinitions.gen.yaml'), 'VirtualService');
  const crd = spec.properties.http.items.properties.match.items;
  const definitions = Object.entries(istio.textNotes).map(([name, notes]) => [name, textSchema(crd, notes)]);
  return {
    ...head(`Istio's API ${version}`),
    ...closedSchema(crd, istio.conditionNotes),
    definitions: Object.fromEntries(definitions),
  };
}

/** Of the StringMatch that the CRD repeats; one that says something else must not go by unseen. */
function textSchema({ properties }, notes) {
  const parts = ['uri', 'scheme', 'method', 'authority'].map((name) => properties[name]);
  const maps = ['headers', 'withoutHeaders', 'queryParams'].map((name) => properties[name].additionalProperties);
  const [schema, ...others] = [...parts, ...maps].map((part) => closedSchema(part, notes));
  if (others.some((other) => JSON.stringify(other) !== JSON.stringify(schema)))
    throw new Error('the CRD of VirtualService has several kinds of StringMatch; the notes know one.');
  return schema;
}

function httpRouteMatch() {
  const { dir, version } = goModule('sigs.k8s.io/gateway-api');
  const spec = specOf(join(dir, 'config/crd/standard/gateway.networking.k8s.io_httproutes.yaml'), 'HTTPRoute');
  const crd = spec.properties.rules.items.properties.matches.items;
  return { ...head(`the Gateway API ${version}`), ...closedSchema(crd, gatewayApi.conditionNotes) };
}

/** The schema of a kind, in the CRDs of its channels. */
function schemaOfObject({ module, crds, kind }) {
  const { dir, version } = goModule(module);
  const channels = crds.map((crd) => schemaInFile(join(dir, crd), kind));
  const [{ names }] = channels;
  return {
    ...head(`${module} ${version}`, names),
    ...channels.map(({ schema }) => schema).reduce((one, other) => bothChannels(one, other)),
  };
}

/** All versions of a kind must have the same schema, so that one file is enough. */
function schemaInFile(file, kind) {
  const versions = versionsOf(file, kind).filter(({ served }) => served);
  const [schema, ...others] = versions.map(({ schema }) => objectSchema(schema.openAPIV3Schema));
  if (others.some((other) => JSON.stringify(other) !== JSON.stringify(schema)))
    throw new Error(`${file}: the versions of ${kind} have different schemas.`);
  return { schema, names: versions.map(({ name }) => name).join(', ') };
}

function head(source, versions = apiVersion) {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    $comment: `Generated by scripts/route-schema/generate.mjs from ${source} (${versions}); do not edit.`,
  };
}

/** The schema of the spec of a kind, in a file of CRDs. */
function specOf(file, kind) {
  const version = versionsOf(file, kind).find(({ name }) => name === apiVersion);
  if (version === undefined) throw new Error(`${file} has no ${kind} ${apiVersion}.`);
  return version.schema.openAPIV3Schema.properties.spec;
}

function versionsOf(file, kind) {
  const crd = loadAll(readFileSync(file, 'utf8')).find((document) => document?.spec?.names.kind === kind);
  if (crd === undefined) throw new Error(`${file} has no ${kind}.`);
  return crd.spec.versions;
}

function write(file, schema) {
  writeFile(file, formatJson(schema));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  generateRouteSchemas(process.argv[2] ?? fileURLToPath(new URL('../../schemas/', import.meta.url)));
}
