import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { repository } from '../cli/run-cli.ts';
import { validateText } from '../validation/validate-text.ts';
import { documented } from './diagnostic-of.ts';

/** The sections of docs/reference/diagnostics.md with a whole values file: code, example, and manifests, if any. */
function examples(): readonly (readonly [string, string, string | undefined])[] {
  const sections = readFileSync(join(repository, 'docs/reference/diagnostics.md'), 'utf8').split(/^### /m).slice(1);
  return sections.flatMap((section) => {
    const code = section.slice(0, section.indexOf('\n')).trim();
    const [example = '', manifests] = [...section.matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, text = '']) => text);
    return example.startsWith('environment:') ? [[code, example, manifests] as const] : [];
  });
}

describe('each example in docs/reference/diagnostics.md shows its code', () => {
  it.each(examples())('%s', async (code, text, manifests) => {
    const { diagnostics } = await validateText(text, {
      release: { name: 'httpbin', namespace: 'default' },
      ...(manifests === undefined ? {} : { manifests }),
    });
    expect(diagnostics.map((diagnostic) => diagnostic.code)).toContain(code);
    const others = diagnostics.filter((diagnostic) => diagnostic.code !== code && diagnostic.severity === 'error');
    expect(others).toEqual([]);
  });

  it('finds most of the codes', () => {
    expect(examples().length).toBeGreaterThan(18);
  });
});

it('shows a problem in all formats exactly as the program reports it', async () => {
  const { diagnostics } = await validateText(documented.text);
  expect(diagnostics).toEqual([documented.diagnostic]);
});
