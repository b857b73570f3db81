// The notices of the packages whose code is in dist/. Their licences ask that they go where the code goes.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The name of the file, in dist/. */
export const noticesFile = 'THIRD_PARTY_NOTICES.txt';

/** The licences under which code may be in the package. */
const allowed = ['0BSD', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'ISC', 'MIT'];

const rule = '-'.repeat(80);

/**
 * The modules that are in a bundle of esbuild's.
 *
 * @param {import('esbuild').Metafile} metafile
 * @returns {string[]} paths as esbuild writes them
 */
export function bundledModules({ outputs }) {
  return Object.values(outputs).flatMap(({ inputs }) =>
    Object.entries(inputs).flatMap(([path, { bytesInOutput }]) => (bytesInOutput > 0 ? [path] : [])),
  );
}

/**
 * The packages of modules.
 *
 * @param {string} root the repository
 * @param {Iterable<string>} modules paths relative to the repository
 * @returns {string[]} the folders of the packages relative to the repository, in the order of their names
 */
export function packagesOf(root, modules) {
  const inPackages = [...modules].filter((path) => path.includes('node_modules/'));
  return [...new Set(inPackages.map((path) => packageOf(root, path)))].sort();
}

function packageOf(root, path) {
  const [, folder] = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(path) ?? [];
  if (folder === undefined || !existsSync(join(root, folder, 'package.json')))
    throw new Error(`${path} belongs to a package that is not found`);
  return folder;
}

/**
 * @param {string} root the repository
 * @param {readonly string[]} folders of packages
 * @returns {string} the text of the file of notices
 * @throws {Error} if a package has no licence text, or a licence that is not allowed
 */
export function writeNotices(root, folders) {
  const sections = folders.map((folder) => section(join(root, folder)));
  return `The programs in this folder contain code of the following packages.\n\n${sections.join('\n')}`;
}

function section(folder) {
  const { name, version, license, homepage, repository } = JSON.parse(
    readFileSync(join(folder, 'package.json'), 'utf8'),
  );
  if (!allowed.includes(license)) throw new Error(`${name} has the licence ${license}, which nobody has allowed`);
  const texts = readdirSync(folder).filter((file) => /^(licen[cs]e|notice|copying)(\.|$)/i.test(file));
  if (!texts.some((file) => !/^notice/i.test(file))) throw new Error(`${name} has no file with its licence`);
  const origin = homepage ?? (repository?.url ?? repository).replace(/^[\w-]+\/[\w.-]+$/, 'https://github.com/$&');
  const text = texts.map((file) => readFileSync(join(folder, file), 'utf8').trim()).join('\n\n');
  return `${rule}\n${heading(name, version)}\n${origin}\n\n${text}\n`;
}

const heading = (name, version) => `${name} ${version}`;

/**
 * @param {string} root the repository
 * @param {string} text the file of notices
 * @param {readonly string[]} folders of the packages that it has to name
 * @returns {string[]} the names of the packages that have no licence text in it
 */
export function missingNotices(root, text, folders) {
  const sections = new Map(
    text
      .split(`${rule}\n`)
      .slice(1)
      .map((each) => [each.split('\n')[0], each.split('\n\n').slice(1).join('').trim()]),
  );
  return folders.flatMap((folder) => {
    const { name, version } = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'));
    return (sections.get(heading(name, version)) ?? '').length > 100 ? [] : [name];
  });
}
