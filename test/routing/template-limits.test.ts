import { describe, expect, it } from 'vitest';
import { type ExecutionRules, executeRoutingTemplate } from '../../src/routing/execute-routing-template.ts';

const nowhere = { kind: 'nowhere' } as const;

/** Executes a template for one version of weight 1. */
function execute(text: string, rules: ExecutionRules) {
  const routemap = {
    ...{ name: 'web-routemap', namespace: 'shop', labels: {}, annotations: {}, templates: [] },
    versions: [{ resources: [], weight: 1, annotatedWeight: null }],
    ...({ namedHosts: new Map(), position: nowhere, code: 'broken-routemap' } as const),
  };
  const template = { name: 'canary', gvrShort: 'cm', text, positionOf: () => nowhere };
  const executed = executeRoutingTemplate(routemap, template, [1], rules);
  return executed.ok ? executed.object : executed.diagnostic.message;
}

const configMap = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: web}\n';
const endless = '{{range 1000000}}x{{end}}';

/** A stopwatch on which each look takes so many milliseconds. */
const slow = (step: number) => () => {
  let used = 0;
  return () => {
    used += step;
    return used;
  };
};

describe('the CPU time of a template', () => {
  const limited = (step: number): ExecutionRules => ({
    namespaces: 'own',
    cpu: { limit: 100, stopwatch: slow(step) },
  });

  it('ends the template that takes too much', () => {
    expect(execute(endless, limited(30))).toMatch(/the template takes more than 100 ms of CPU time$/);
    expect(execute(endless, { namespaces: 'own', cpu: null })).toMatch(/takes more than 200000 steps$/);
  });

  it('is enough for others', () => {
    expect(execute(configMap, limited(30))).toMatchObject({ metadata: { name: 'web', namespace: 'shop' } });
  });
});

it('a route may have half a megabyte', () => {
  const rules: ExecutionRules = { namespaces: 'own', cpu: null };
  const padded = (bytes: number) => `${configMap}# ${'x'.repeat(bytes - configMap.length - 2)}`;
  expect(execute(padded(524_288), rules)).toMatchObject({ kind: 'ConfigMap' });
  expect(execute(padded(524_289), rules)).toBe(
    'with the weights 1, the routing template canary makes more than 524288 bytes',
  );
});
