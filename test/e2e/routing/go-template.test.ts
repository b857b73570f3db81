import { afterAll, describe, expect, it } from 'vitest';
import { executeTemplate, type TemplateRequest } from '../../../src/routing/go-template/execute-template.ts';
import { fc } from '../../fast-check.ts';
import { startOracle } from '../cluster/oracle.ts';
import { arbitraryData, type OracleData } from './go-template/arbitrary-data.ts';
import { arbitraryTemplate } from './go-template/arbitrary-template.ts';
import { toGoValue } from './go-template/to-go-value.ts';

const oracle = await startOracle('gotemplate');
afterAll(() => oracle.stop());

interface Case {
  readonly text: string;
  readonly data: OracleData;
  readonly escaping: TemplateRequest['escaping'];
  readonly missingKey: 'default' | 'zero' | 'error';
}

/** The text, or phase and message of the error. */
type Outcome =
  | { readonly text: string }
  | { readonly phase: 'parse' | 'execute' | 'limit' | undefined; readonly message: string };

async function askGo({ text, data, escaping, missingKey }: Case): Promise<Outcome> {
  const answer = await oracle.ask({ name: 'x', text, data, engine: escaping, missingKey });
  if (answer.error !== undefined) return { phase: answer.phase, message: answer.error };
  return { text: Buffer.from(answer.text ?? '', 'base64').toString('utf8') };
}

function ours({ text, data, escaping, missingKey }: Case): Outcome {
  const result = executeTemplate({ name: 'x', text, data: toGoValue(data), escaping, missingKey });
  return result.ok ? { text: result.text } : { phase: result.error.phase, message: result.error.message };
}

/** Where all data is printed, Go prints where in memory it lies if there is a pointer in it. */
function withoutAddresses(generated: Omit<Case, 'escaping'>): Omit<Case, 'escaping'> {
  const printsAll = /[\s({|=](?:\.|\$)[\s)}|]/.test(generated.text);
  return printsAll ? { ...generated, data: { ...(generated.data as object), Pointer: null } } : generated;
}

describe('a template gives what it gives in Go, or the same error', () => {
  const counts = { text: 0, parse: 0, execute: 0 };
  const runs = Number(process.env.FC_RUNS ?? 2500);
  const missingKey = fc.constantFrom('default', 'default', 'zero', 'error');
  const generated = fc.record({ text: arbitraryTemplate, data: arbitraryData, missingKey }).map(withoutAddresses);

  it.each(['text', 'html'] as const)(`${runs} templates and data with %s/template`, async (escaping) => {
    await fc.assert(
      fc.asyncProperty(generated, async (parts) => {
        const asked = { ...parts, escaping };
        const answer = await askGo(asked);
        counts['text' in answer ? 'text' : answer.phase === 'parse' ? 'parse' : 'execute'] += 1;
        expect(ours(asked)).toEqual(answer);
      }),
      { numRuns: runs },
    );
  });

  it('there are enough of each kind', () => {
    const all = counts.text + counts.parse + counts.execute;
    expect(counts.text / all).toBeGreaterThan(0.25);
    expect(counts.parse / all).toBeGreaterThan(0.1);
    expect(counts.execute / all).toBeGreaterThan(0.1);
  });
});
