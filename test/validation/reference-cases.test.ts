import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { referenceCases } from '../reference-cases.ts';
import { summarize, validateText } from './validate-text.ts';

const single = 'info single-version application.strategy';
const omitted = 'info weight-omitted application.versions[0]';
const mirror = 'info differs-from-chart application.strategy';

/** What validate says of the reference's inputs, without positions; of all others it says nothing. */
const expected: { readonly [name: string]: readonly string[] } = {
  'app-metadata': ['info differs-from-chart application.metadata.namespace'],
  'deployment-gtw-blue-green-1': [single],
  'deployment-gtw-blue-green-2': ['info differs-from-chart application.strategy'],
  'deployment-gtw-blue-green-3': [
    omitted,
    'info differs-from-chart application.strategy',
    'info differs-from-chart application.strategy',
  ],
  'deployment-gtw-canary-1': ['warning match-without-effect application.versions[0].matches', single],
  'deployment-gtw-canary-2': [
    'warning match-without-effect application.versions[0].matches',
    'info differs-from-chart application.strategy',
  ],
  'deployment-gtw-canary-3': [
    'warning match-without-effect application.versions[0].matches',
    'warning weight-without-effect application.versions[1].weight',
    'warning weight-without-effect application.versions[2].weight',
    'info differs-from-chart application.strategy',
  ],
  'deployment-gtw-none-3': [
    'warning weight-without-effect application.versions[1].weight',
    'warning weight-without-effect application.versions[2].weight',
  ],
  'deployment-istio-blue-green-1': [single],
  'deployment-istio-blue-green-3': [omitted, 'info differs-from-chart application.strategy'],
  'deployment-istio-canary-1': [single],
  'deployment-istio-canary-3': [
    'warning match-without-effect application.versions[0].match',
    'warning weight-without-effect application.versions[1].weight',
    'warning weight-without-effect application.versions[2].weight',
  ],
  'deployment-istio-mirror-1': [mirror, single],
  'deployment-istio-mirror-2': [mirror],
  'deployment-istio-mirror-3': [mirror, mirror],
  'deployment-istio-none-3': [
    'warning weight-without-effect application.versions[1].weight',
    'warning weight-without-effect application.versions[2].weight',
  ],
  'deployment-none-3': [
    'warning weight-without-effect application.versions[1].weight',
    'warning weight-without-effect application.versions[2].weight',
  ],
  'docs-canary-1': [single],
  'docs-canary-3': [single],
  'docs-first-release-1': [single],
  'docs-first-release-4': [single],
  'docs-kserve-blue-green-1': [single],
  'docs-kserve-blue-green-4': [single],
  'docs-kserve-canary-1': [single],
  'docs-kserve-canary-3': [single],
  'docs-kserve-mm-blue-green-1': [single],
  'docs-kserve-mm-blue-green-4': [single],
  'docs-kserve-mm-canary-1': [single],
  'docs-kserve-mm-canary-3': [single],
  'docs-mirror-1': [mirror, single],
  'docs-mirror-2': [mirror],
  'docs-mirror-3': [mirror],
  'docs-mirror-4': [mirror, single],
  'error-environment': ['error unknown-environment environment'],
  'error-no-application': ['error missing-key application'],
  'error-no-environment': ['error missing-key environment', 'error out-of-range application.versions'],
  'error-no-image': ['error missing-key application.versions[0].image'],
  'error-strategy-deployment': ['error unknown-strategy application.strategy'],
  'full-specifications': [single],
  'gtw-gateway': ['info differs-from-chart application.strategy'],
  'kserve-011-blue-green-1': [single],
  'kserve-011-blue-green-3': [omitted, 'info differs-from-chart application.strategy'],
  'kserve-011-canary-1': [single],
  'kserve-011-canary-3': [
    'warning match-without-effect application.versions[0].match',
    'warning weight-without-effect application.versions[1].weight',
    'warning weight-without-effect application.versions[2].weight',
  ],
  'kserve-011-none-3': [
    'warning weight-without-effect application.versions[1].weight',
    'warning weight-without-effect application.versions[2].weight',
  ],
  'kserve-blue-green-1': [single],
  'kserve-blue-green-3': [omitted, 'info differs-from-chart application.strategy'],
  'kserve-canary-1': [single],
  'kserve-canary-3': [
    'warning match-without-effect application.versions[0].match',
    'warning weight-without-effect application.versions[1].weight',
    'warning weight-without-effect application.versions[2].weight',
  ],
  'kserve-modelmesh-istio-blue-green-1': [single],
  'kserve-modelmesh-istio-blue-green-3': [omitted, 'info differs-from-chart application.strategy'],
  'kserve-modelmesh-istio-canary-1': [single],
  'kserve-modelmesh-istio-canary-3': [
    'warning match-without-effect application.versions[0].match',
    'warning weight-without-effect application.versions[1].weight',
    'warning weight-without-effect application.versions[2].weight',
  ],
  'kserve-modelmesh-istio-none-3': [
    'warning weight-without-effect application.versions[1].weight',
    'warning weight-without-effect application.versions[2].weight',
  ],
  'kserve-none-3': [
    'warning weight-without-effect application.versions[1].weight',
    'warning weight-without-effect application.versions[2].weight',
  ],
  'app-port': ['warning port-without-route application.port'],
  'version-namespace': [
    'warning other-namespace application.versions[1].metadata.namespace',
    'info differs-from-chart application.versions[1].metadata.namespace',
    'info differs-from-chart application.versions[1].metadata.namespace',
  ],
  'weight-zero': ['info differs-from-chart application.versions[0].weight'],
};

const cases = referenceCases();

test('every expectation belongs to a case', () => {
  const names = cases.map(({ name }) => name);
  expect(Object.keys(expected).filter((name) => !names.includes(name))).toEqual([]);
});

describe('the inputs of the reference chart', () => {
  test.each(cases.map((reference) => ({ ...reference })))(
    '$name',
    async ({ name, file, release, namespace, error }) => {
      const result = await validateText(readFileSync(file, 'utf8'), { release: { name: release, namespace } });
      const said = summarize(result.diagnostics).map((line) => line.replace(/ \d+:\d+$/, ''));
      expect(said).toEqual(expected[name] ?? []);
      expect(result.release === undefined).toBe(error !== undefined);
    },
  );

  test('values that the chart refuses are refused', () => {
    const refused = cases.filter(({ error }) => error !== undefined).map(({ name }) => name);
    expect(refused.filter((name) => !expected[name]?.some((line) => line.startsWith('error')))).toEqual([]);
  });
});
