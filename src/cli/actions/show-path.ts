import { escapeControls } from '../../terminal/escape-controls.ts';

/** A path for a message: visible though it is empty, on one line, and without effect on the terminal. */
export function showPath(path: string): string {
  return path === '' ? '""' : escapeControls(path);
}
