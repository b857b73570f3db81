/** The status that requests are answered with, and a word for those that no route looks at. */
export function formatStatus(status: number | null): string {
  return status === null ? 'untouched' : String(status);
}
