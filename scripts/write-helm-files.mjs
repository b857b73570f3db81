// Writes the version and the schema of values into the chart and the plugins of Helm.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { formatJson } from './format-json.mjs';
import { writeFile } from './write-file.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

/** The files that have the version of package.json under the key `version`, or `appVersion`. */
const versioned = [
  'chart/Chart.yaml',
  'plugin.yaml',
  'helm/iter8-release/plugin.yaml',
  'helm/iter8-release-cli/plugin.yaml',
];

/** Writes chart/values.schema.json and the versions, if they have changed. */
export function writeHelmFiles() {
  const { version } = JSON.parse(read('package.json'));
  for (const file of versioned) write(file, read(file).replace(/^(version|appVersion): .*$/gm, `$1: ${version}`));
  write('chart/values.schema.json', formatJson(chartSchema(JSON.parse(read('schemas/values.schema.json')))));
}

/**
 * The schema of values for Helm. Go's regular expressions have no lookahead, so a pattern that starts with one becomes two
 * patterns.
 *
 * @param {unknown} schema schemas/values.schema.json, or a part of it
 * @throws {Error} if a pattern has another lookaround
 */
export function chartSchema(schema) {
  if (typeof schema !== 'object' || schema === null) return schema;
  if (Array.isArray(schema)) return schema.map(chartSchema);
  const entries = Object.entries(schema).map(([key, value]) => [key, chartSchema(value)]);
  const { pattern, ...rest } = Object.fromEntries(entries);
  if (typeof pattern !== 'string') return Object.fromEntries(entries);
  const parts = splitPattern(pattern);
  return parts.length === 1 ? Object.fromEntries(entries) : { ...rest, allOf: [...(rest.allOf ?? []), ...parts] };
}

function splitPattern(pattern) {
  const ahead = pattern.match(/^\^\(\?([=!])/);
  const end = ahead === null ? 0 : closingBracket(pattern, 1) + 1;
  const main = ahead === null ? pattern : `^${pattern.slice(end)}`;
  const condition = ahead === null ? '' : `^(${pattern.slice(ahead[0].length, end - 1)})`;
  if (/\(\?<?[=!]/.test(main + condition)) throw new Error(`Helm's Go cannot read the pattern ${pattern}`);
  if (ahead === null) return [{ pattern }];
  const looked = ahead[1] === '=' ? { pattern: condition } : { not: { type: 'string', pattern: condition } };
  return [looked, { pattern: main }];
}

/** Where the group ends that begins at an index. */
function closingBracket(pattern, start) {
  let depth = 0;
  let inClass = false;
  for (let index = start; index < pattern.length; index++) {
    const character = pattern[index];
    if (character === '\\') index++;
    else if (inClass) inClass = character !== ']';
    else if (character === '[') inClass = true;
    else if (character === '(') depth++;
    else if (character === ')' && --depth === 0) return index;
  }
  throw new Error(`the pattern ${pattern} does not close a bracket`);
}

function read(name) {
  return readFileSync(join(root, name), 'utf8');
}

function write(name, text) {
  writeFile(join(root, name), text);
}
