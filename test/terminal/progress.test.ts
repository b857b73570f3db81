import { describe, expect, it } from 'vitest';
import type { Env, Output } from '../../src/terminal/output.ts';
import { createProgress } from '../../src/terminal/progress.ts';

function show(total: number, isTTY: boolean, env: Env, columns?: number): string {
  const written: string[] = [];
  const output: Output = { isTTY, columns, write: (data) => void written.push(String(data)) };
  const progress = createProgress(total, 'releases', output, env);
  for (let step = 0; step < total; step += 1) progress.step();
  progress.end();
  return written.join('');
}

describe('the progress bar', () => {
  it('shows the progress on a terminal, and disappears', () => {
    const shown = show(200, true, {}).split('\r');
    expect(shown.slice(1, 3)).toEqual([`[${' '.repeat(30)}] 1/200 releases`, `[${' '.repeat(30)}] 2/200 releases`]);
    expect(shown.slice(-2)).toEqual([`[${'#'.repeat(30)}] 200/200 releases`, '\u001b[K']);
    expect(shown.length).toBeLessThan(105);
  });

  it.each([
    ['no terminal', 200, false, {}],
    ['CI', 200, true, { CI: 'true' }],
    ['a terminal without a cursor', 200, true, { TERM: 'dumb' }],
    ['a terminal in which it would break', 200, true, {}, 69],
    ['few releases', 3, true, {}],
  ])('is missing for %s', (_, total, isTTY, env, columns?: number) => {
    expect(show(total, isTTY, env, columns)).toBe('');
  });
});
