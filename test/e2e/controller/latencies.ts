/** Times in milliseconds, as a line for people: `24 times: median 31 ms, 90 % within 60 ms, longest 95 ms`. */
export function describeLatencies(latencies: readonly number[]): string {
  const [median, most, longest] = [0.5, 0.9, 1].map((share) => Math.round(quantile(latencies, share)));
  return `${latencies.length} times: median ${median} ms, 90 % within ${most} ms, longest ${longest} ms`;
}

/** The value that a share of all values does not exceed. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.max(Math.ceil(sorted.length * share) - 1, 0)] ?? Number.NaN;
}
