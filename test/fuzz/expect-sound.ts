import { expect } from 'vitest';
import type { CliResult } from '../cli/run-cli.ts';

interface Place {
  readonly kind: string;
  readonly line?: number;
  readonly column?: number;
}

/** What holds for every run, whatever the input is: the program ends as it says that it ends, and never with a stack trace. */
export function expectSound({ exitCode, stdout, stderr }: CliResult): void {
  expect(stderr).not.toMatch(/internal error|^ +at .*\(.*:\d+:\d+\)$/m);
  expect([0, 1, 2]).toContain(exitCode);
  if (exitCode === 2) expect(stderr).not.toBe('');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what may not reach a terminal.
  expect(stderr).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/);
  if (exitCode !== 0) expect(stdout + stderr).not.toBe('');
}

/** What holds for every report in JSON: each problem is in a place. */
export function expectPlaces(report: string): void {
  const { diagnostics } = JSON.parse(report) as {
    diagnostics: { message: string; position: Place; related?: { position: Place }[] }[];
  };
  for (const { message, position, related = [] } of diagnostics) {
    for (const place of [position, ...related.map((each) => each.position)]) {
      expect(place.kind, message).not.toBe('nowhere');
      if (place.kind === 'file') expect(Math.min(place.line ?? 0, place.column ?? 0), message).toBeGreaterThan(0);
    }
  }
}
