// What rendering many releases needs at the least, whatever else a program does: it reads each values file with js-yaml
// and writes as many files as there are objects, of their usual size. measure-each.mjs runs it as a program of its own.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';

const [source, target, files, size] = process.argv.slice(2);
const text = 'x'.repeat(Number(size));
const values = readdirSync(source, { recursive: true }).filter((path) => path.endsWith('.yaml'));
const count = Math.round(Number(files) / values.length);
for (const path of values) {
  load(readFileSync(join(source, path), 'utf8'));
  const folder = join(target, path);
  mkdirSync(folder, { recursive: true });
  for (let index = 0; index < count; index += 1) writeFileSync(join(folder, `${index}.yaml`), text);
}
