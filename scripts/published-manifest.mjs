// Before npm packs (prepack), takes out of package.json what only a clone needs: npm warns whoever installs a package
// whose `prepare` could run. Afterwards (postpack), puts it back.
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeFile } from './write-file.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const manifest = join(root, 'package.json');
const kept = join(root, '.cache/package.json');

/**
 * @param {object} manifest package.json of the repository
 * @returns {object} package.json of the package
 */
export function publishedManifest({ scripts: _scripts, devDependencies: _devDependencies, ...rest }) {
  return rest;
}

/** The text of package.json in the package. */
function publishedText(text) {
  return `${JSON.stringify(publishedManifest(JSON.parse(text)), null, 2)}\n`;
}

/** Does nothing if package.json was changed since. */
function restore() {
  if (!existsSync(kept)) return;
  const text = readFileSync(kept, 'utf8');
  if (readFileSync(manifest, 'utf8') === publishedText(text)) writeFile(manifest, text);
  rmSync(kept);
}

function publish() {
  restore(); // if a former run was interrupted
  const text = readFileSync(manifest, 'utf8');
  writeFile(kept, text);
  writeFile(manifest, publishedText(text));
}

if (process.argv[2] === 'publish') publish();
if (process.argv[2] === 'restore') restore();
