import { posix } from 'node:path';

/**
 * The relative links of Markdown pages that lead to no file or folder of the package.
 *
 * @param {ReadonlyMap<string, string>} pages their text by their path in the package
 * @param {readonly string[]} files the paths of all files in the package
 * @returns {string[]} `page: link` each
 */
export function deadLinks(pages, files) {
  const there = new Set(files.flatMap((file) => [file, ...foldersOf(file)]));
  return [...pages].flatMap(([page, text]) =>
    linksOf(text)
      .filter((link) => !there.has(posix.join(posix.dirname(page), link)))
      .map((link) => `${page}: ${link}`),
  );
}

/** The targets of links and pictures outside code, without their anchors, and without those to other sites. */
function linksOf(text) {
  const prose = text.replace(/^```[\s\S]*?^```/gm, '').replace(/`[^`\n]*`/g, '');
  const targets = [...prose.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target]) => target.replace(/#.*$/, ''));
  return targets
    .filter((target) => target !== '' && !/^[a-z]+:/.test(target))
    .map((target) => target.replace(/\/$/, ''));
}

function foldersOf(file) {
  const folder = posix.dirname(file);
  return folder === '.' ? [] : [folder, ...foldersOf(folder)];
}
