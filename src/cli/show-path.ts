import { escapeControls } from '../terminal/escape-controls.ts';

/** A path for a message: on one line, with control characters escaped, and visible even if it is empty. */
export function showPath(path: string): string {
  return path === '' ? '""' : escapeControls(path);
}

/** The path of a file in a folder, for a line of output. */
export function showFile(folder: string, path: string): string {
  return escapeControls(`${folder.replace(/(?<=.)\/+$/, '')}/${path}`);
}
