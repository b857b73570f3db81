import { readFileSync, writeFileSync } from 'node:fs';
import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { describeCode, diagnosticCodes } from '../../src/diagnostics/diagnostic-codes.ts';
import { formatText } from '../../src/diagnostics/format-text.ts';
import { documented } from './diagnostic-of.ts';

const page = new URL('../../docs/reference/diagnostics.md', import.meta.url);
const docs = readFileSync(page, 'utf8');
/** Heading of a code -> the text under it, in the order of the document. */
const sections = docs
  .slice(docs.indexOf('\n## Reading the values\n'))
  .split(/^### /m)
  .slice(1)
  .map((section) => {
    const end = section.indexOf('\n');
    return { heading: section.slice(0, end), body: section.slice(end).split(/^## /m)[0] ?? '' };
  });

describe('the descriptions', () => {
  it.each(diagnosticCodes)('of %s fits into a list of rules', (code) => {
    const { title, meaning } = describeCode(code);
    expect(title).toMatch(/^[A-Z][^.]{4,40}$/);
    expect(meaning).toMatch(/^[A-Z].*[^.]\.$/);
    expect(meaning).not.toContain('{');
  });

  it('have different titles', () => {
    expect(new Set(diagnosticCodes.map((code) => describeCode(code).title)).size).toBe(diagnosticCodes.length);
  });
});

describe('docs/reference/diagnostics.md', () => {
  it('has exactly one heading for each code, in the order of the list', () => {
    expect(sections.map(({ heading }) => heading)).toEqual(diagnosticCodes);
  });

  // UPDATE_DOCS=1 writes the descriptions; read the difference before you keep it.
  if (process.env.UPDATE_DOCS === '1') {
    const described = diagnosticCodes.reduce((text, code) => {
      const { title, severity, meaning } = describeCode(code);
      return text.replace(
        new RegExp(`(?<=^### ${code}\n+)\\*\\*.*`, 'm'),
        () => `**${title}** (${severity}): ${meaning}`,
      );
    }, docs);
    writeFileSync(page, described);
  }

  it.each(diagnosticCodes)('describes %s like the program, with a wrong example and what to write instead', (code) => {
    const body = sections.find(({ heading }) => heading === code)?.body ?? '';
    const { title, severity, meaning } = describeCode(code);
    expect(body).toContain(`\n**${title}** (${severity}): ${meaning}\n`);
    expect(body).toMatch(/\n```(yaml|sh)\n.+\n```\n\nInstead: ./s);
  });

  const readable = sections.filter(({ heading, body }) => !heading.startsWith('yaml-') && body.includes('```yaml'));
  it.each(readable)('has readable YAML under $heading', ({ body }) => {
    expect(load(/```yaml\n(.*?)```/s.exec(body)?.[1] ?? '')).toHaveProperty('environment');
  });

  it('shows the real text format', () => {
    const sources = new Map([['values.yaml', documented.text]]);
    const shown = /```text\n(.*?)```/s.exec(docs)?.[1];
    expect(shown).toBe(formatText([documented.diagnostic], { sources, color: false }));
  });
});
