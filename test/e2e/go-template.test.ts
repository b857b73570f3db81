import { load } from 'js-yaml';
import { afterAll, describe, expect, it } from 'vitest';
import { executeTemplate, type TemplateRequest } from '../../src/go-template/index.ts';
import { fromBytes } from '../../src/go-template/text/bytes.ts';
import type { RoutemapContent } from '../../src/routing/routemap-content.ts';
import { templateData } from '../../src/routing/template-data.ts';
import { at } from '../at.ts';
import { fc, runs } from '../fast-check.ts';
import { allCases } from '../go-template/cases/all-cases.ts';
import { exampleData } from '../go-template/example-data.ts';
import { type OracleData, ofType } from '../go-template/oracle-data.ts';
import { toGoValue } from '../go-template/to-go-value.ts';
import { referenceCases, renderCase } from '../reference-cases.ts';
import { startOracle } from './cluster/oracle.ts';
import { arbitraryData } from './go-template/arbitrary-data.ts';
import { arbitraryTemplate } from './go-template/arbitrary-template.ts';
import { availabilities, controllerWeights } from './routing/availability.ts';

const oracle = await startOracle('gotemplate');
afterAll(() => oracle.stop());

interface Spec {
  readonly versions: readonly { readonly weight?: number }[];
  readonly routingTemplates?: { readonly [strategy: string]: { readonly template: string } };
}

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
  // Errors come as JSON, in which Go writes U+FFFD for each byte that is not UTF-8. Texts are read alike.
  return { text: fromBytes(Buffer.from(answer.text ?? '', 'base64').toString('latin1')) };
}

function ours({ text, data, escaping, missingKey }: Case): Outcome {
  const result = executeTemplate({ name: 'x', text, data: toGoValue(data), escaping, missingKey });
  return result.ok ? { text: result.text } : { phase: result.error.phase, message: result.error.message };
}

/** Go prints addresses if it prints data with pointers. */
function withoutAddresses(generated: Omit<Case, 'escaping'>): Omit<Case, 'escaping'> {
  const printsAll = /[\s({|=](?:\.|\$)[\s)}|]/.test(generated.text);
  return printsAll ? { ...generated, data: { ...(generated.data as object), Pointer: null } } : generated;
}

describe('Go agrees with the tables of the unit tests', () => {
  it.each(allCases)('%s', async (_, { options, cases }) => {
    const common = { data: exampleData, escaping: 'text', missingKey: 'default', ...options } as const;
    for (const [text, outcome] of cases) {
      const answer = await askGo({ text, ...common });
      expect({ text, outcome: 'text' in answer ? answer.text : answer.message }).toEqual({ text, outcome });
    }
  });
});

/** As the oracle makes it. */
const routemap = (weights: readonly number[]): RoutemapContent => ({
  code: 'broken-routemap',
  name: 'web',
  namespace: 'default',
  labels: { app: 'web' },
  annotations: {},
  namedHosts: new Map(),
  versions: weights.map((weight) => ({
    resources: [{ gvrShort: 'svc', name: 'web', namespace: 'default' }],
    weight,
    annotatedWeight: null,
  })),
  templates: [{ name: 'x', gvrShort: 'vs', text: 'text', positionOf: () => ({ kind: 'nowhere' }) }],
  position: { kind: 'nowhere' },
});

async function expectSameOverRoutemap(text: string, weights: readonly number[], escaping: Case['escaping']) {
  const asked = { text, data: ofType('routemap', weights), escaping, missingKey: 'zero' } as const;
  const data = templateData(routemap(weights), weights);
  const result = executeTemplate({ name: 'x', text, data, escaping, missingKey: 'zero' });
  const got = result.ok ? { text: result.text } : { phase: result.error.phase, message: result.error.message };
  expect({ text, got }).toEqual({ text, got: await askGo(asked) });
}

describe('the routemaps of the reference cases give the same as in Go, for every set of available versions', () => {
  it.each(referenceCases().filter(({ error }) => error === undefined))('$name', async (reference) => {
    const manifests = await renderCase(reference);
    const spec = load(String(at(manifests.at(-1)?.object, 'data', 'strSpec'))) as Spec;
    for (const available of availabilities(spec.versions.length)) {
      const weights = controllerWeights(spec.versions, available);
      for (const { template } of Object.values(spec.routingTemplates ?? {})) {
        await expectSameOverRoutemap(template, weights, 'text');
        await expectSameOverRoutemap(template, weights, 'html');
      }
    }
  });
});

describe('the fields of a routemap that a template can use', () => {
  it.each([
    '{{.Weights}} {{printf "%T" .Weights}} {{index .Weights 1}} {{len .Weights}}',
    '{{range $i, $w := .Weights}}{{if $i}}, {{end}}{{$w}}{{end}}',
    '{{if and (gt (index .Weights 0) 0) (le (index .Weights 1) 20)}}both{{end}}',
    '{{.Name}} {{.Namespace}} {{.Labels.app}} {{.Labels}} {{.Annotations.none}}',
    '{{.ObjectMeta.Name}} {{.ObjectMeta.Labels}} {{.GetName}} {{.GetNamespace}} {{.GetLabels.app}} {{.GetAnnotations}}',
    '{{.ObjectMeta.GetName}} {{printf "%T" .ObjectMeta}} {{len .GetAnnotations}}',
    '{{.ObjectMeta.Nmae}}',
    '{{.GetName 1}}',
    '{{range .Versions}}{{range .Resources}}{{.GVRShort}}/{{.Namespace}}/{{.Name}} {{end}}{{.Weight}} {{.Signature}}{{end}}',
    '{{(index .RoutingTemplates "x").GVRShort}} {{printf "%T" .Versions}} {{printf "%T" .}}',
    '{{.Weights 1}}',
    '{{1 | .Weights}}',
    '{{.Weights.first}}',
    '{{.weights}}',
    '{{.Missing}}',
    '{{index .Weights 2}}',
    '{{index .Weights "0"}}',
    '{{if eq .Weights 0}}{{end}}',
    '{{if gt (index .Weights 0) 0.5}}{{end}}',
    '{{range .Name}}{{end}}',
  ])('%s', async (text) => {
    await expectSameOverRoutemap(text, [80, 20], 'text');
    await expectSameOverRoutemap(text, [80, 20], 'html');
  });
});

describe('a template gives the same text or error as in Go', () => {
  const counts = { text: 0, parse: 0, execute: 0 };
  const missingKey = fc.constantFrom('default', 'default', 'zero', 'error');
  const generated = fc.record({ text: arbitraryTemplate, data: arbitraryData, missingKey }).map(withoutAddresses);

  it.each(['text', 'html'] as const)(`${runs(2500)} templates and data with %s/template`, async (escaping) => {
    await fc.assert(
      fc.asyncProperty(generated, async (parts) => {
        const asked = { ...parts, escaping };
        const answer = await askGo(asked);
        counts['text' in answer ? 'text' : answer.phase === 'parse' ? 'parse' : 'execute'] += 1;
        expect(ours(asked)).toEqual(answer);
      }),
      { numRuns: runs(2500) },
    );
  });

  it('there are enough of each kind', () => {
    const all = counts.text + counts.parse + counts.execute;
    expect(counts.text / all).toBeGreaterThan(0.25);
    expect(counts.parse / all).toBeGreaterThan(0.1);
    expect(counts.execute / all).toBeGreaterThan(0.1);
  });
});
