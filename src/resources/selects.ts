/** Whether a selector finds what has these labels. An empty one selects nothing. */
export function selects(selector: Labels, labels: Labels): boolean {
  const entries = Object.entries(selector);
  return entries.length > 0 && entries.every(([key, value]) => labels[key] === value);
}

interface Labels {
  readonly [key: string]: string;
}
