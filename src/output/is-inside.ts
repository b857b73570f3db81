/** Whether a path leads from a folder to something in it, without a way out: no `..`, not absolute. */
export function isInside(path: string): boolean {
  return path.split('/').every((part) => part !== '' && part !== '.' && part !== '..' && !part.includes('\\'));
}
