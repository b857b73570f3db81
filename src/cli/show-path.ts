import { escapeControls } from '../terminal/escape-controls.ts';

/** A path for a message: visible though it is empty, on one line, and without effect on the terminal. */
export function showPath(path: string): string {
  return path === '' ? '""' : escapeControls(path);
}

/** A file in a folder, as lines of output name it. */
export function showFile(folder: string, path: string): string {
  return escapeControls(`${folder.replace(/(?<=.)\/+$/, '')}/${path}`);
}
