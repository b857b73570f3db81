import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { repository } from '../cli/run-cli.ts';
import { validateText } from '../validation/validate-text.ts';

/** The sections of docs/diagnostics.md whose example is a whole values file: code -> example. */
function examples(): readonly (readonly [string, string])[] {
  const sections = readFileSync(join(repository, 'docs/diagnostics.md'), 'utf8').split(/^### /m).slice(1);
  return sections.flatMap((section) => {
    const code = section.slice(0, section.indexOf('\n')).trim();
    const example = /```yaml\n([\s\S]*?)```/.exec(section)?.[1] ?? '';
    return example.startsWith('environment:') ? [[code, example] as const] : [];
  });
}

describe('each example in docs/diagnostics.md shows its code', () => {
  it.each(examples())('%s', async (code, text) => {
    const { diagnostics } = await validateText(text, { release: { name: 'httpbin', namespace: 'default' } });
    expect(diagnostics.map((diagnostic) => diagnostic.code)).toContain(code);
    const others = diagnostics.filter((diagnostic) => diagnostic.code !== code && diagnostic.severity === 'error');
    expect(others).toEqual([]);
  });

  it('finds most of the codes', () => {
    expect(examples().length).toBeGreaterThan(18);
  });
});
