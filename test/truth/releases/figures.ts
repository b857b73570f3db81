/** Counts what a run has looked at, for its last lines. */
export interface Figures {
  count(what: string, more?: number): void;
  print(title: string): void;
}

/** Starts counting. */
export function startFigures(): Figures {
  const counts = new Map<string, number>();
  return {
    count(what, more = 1) {
      counts.set(what, (counts.get(what) ?? 0) + more);
    },
    print(title) {
      const lines = [...counts].map(([what, number]) => `  ${what}: ${number.toLocaleString('en')}`);
      console.info([title, ...lines].join('\n'));
    },
  };
}
