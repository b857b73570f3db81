import { dump } from 'js-yaml';
import { describe, expect, test } from 'vitest';
import { diagnosticCodes } from '../../src/diagnostics/diagnostic-codes.ts';
import type { Environment, EnvironmentPack } from '../../src/environments/environment.ts';
import { builtInEnvironments } from '../../src/generated/built-in-environments.ts';
import { limits } from '../../src/values/limits.ts';
import { arbitraryValues } from '../arbitrary-values.ts';
import { fc } from '../fast-check.ts';
import { library } from '../library.ts';
import { summarize, validateText } from './validate-text.ts';

const two =
  'environment: deployment-istio\napplication:\n  strategy: blue-green\n  versions:\n  - image: a\n  - image: b\n';

/** Passes the environments of the examples off as the program's, so that their templates are not tried each time. */
const trusted = {
  ...library,
  find: async (name: string) => {
    const found = await library.find(name);
    return found.kind === 'pack' ? { ...found, sources: null } : found;
  },
};

describe('valid values', () => {
  test('give the release and no diagnostics', async () => {
    const { diagnostics, release } = await validateText(two);
    expect(diagnostics).toEqual([]);
    expect(release).toMatchObject({
      name: 'demo',
      strategy: 'blue-green',
      versions: [{ name: 'demo-0' }, { name: 'demo-1' }],
    });
  });

  test('whatever is valid has no errors', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryValues, async (values) => {
        const { diagnostics, release } = await validateText(JSON.stringify(values), { library: trusted });
        expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
        expect(release).toBeDefined();
      }),
      { numRuns: 200 },
    );
  });

  test('an empty value counts as absent', async () => {
    const { diagnostics, release } = await validateText(
      'environment: deployment\ngateway:\nservice:\nglobal:\niter8Version:\napplication:\n  metadata:\n  strategy:\n  port:\n  versions:\n' +
        '  - image: a\n    port:\n    weight:\n    match:\n    metadata:\n      labels:\n      name: ""\n    deploymentSpecification:\n    storageUri:\n',
    );
    expect(diagnostics).toEqual([]);
    expect(release?.application.name).toBe('demo');
  });

  test('digits in quotes are numbers', async () => {
    const { diagnostics, release } = await validateText(
      two.replaceAll(/image: .$/gm, '$&\n    weight: "70"\n    port: "8080"'),
    );
    expect(diagnostics).toEqual([]);
    expect(release?.versions[1]).toMatchObject({ port: 8080, weight: { value: 70 } });
  });
});

describe('options', () => {
  const lint = two.replace('image: b', 'image: b\n    weight: 0');
  const typo = two.replace('image: b', 'image: b\n    wieght: 0\n    x-own: 1');

  test('warnings leave the release; strict makes them errors', async () => {
    const lax = await validateText(lint);
    expect(summarize(lax.diagnostics)[0]).toBe('warning candidate-without-traffic application.versions[1].weight 7:13');
    expect(lax.release).toBeDefined();
    const strict = await validateText(lint, { strict: true });
    expect(summarize(strict.diagnostics)[0]).toBe(
      'error candidate-without-traffic application.versions[1].weight 7:13',
    );
    expect(strict.release).toBeUndefined();
  });

  test('an unknown key is an error unless it is allowed; then it has no effect', async () => {
    const refused = await validateText(typo);
    expect(summarize(refused.diagnostics)).toEqual(['error unknown-key application.versions[1].wieght 7:5']);
    const allowed = await validateText(typo, { allowUnknown: true });
    expect(summarize(allowed.diagnostics)).toEqual(['warning unknown-key application.versions[1].wieght 7:5']);
    expect(allowed.release?.versions[1]?.weight?.value).toBe(50);
  });

  test('an unknown key in a specification can be allowed, too', async () => {
    const text = two.replace(
      'image: b',
      'image: b\n    serviceSpecification:\n      spec:\n        futureField: 1\n        selector: {app: demo-1}\n        ports: [{port: 80}]',
    );
    expect((await validateText(text)).release).toBeUndefined();
    expect((await validateText(text, { allowUnknown: true })).release).toBeDefined();
  });
});

describe("one of the user's own environments", () => {
  test('has its own strategies, keys and requirements', async () => {
    const pack = (await builtInEnvironments.deployment?.())?.pack as EnvironmentPack;
    const base = pack.environment;
    const nomad: Environment = {
      ...base,
      name: 'nomad',
      keys: ['datacenter', 'application.versions[].job'],
      versionObjects: base.versionObjects.map((kind) => ({
        ...kind,
        requires: kind.kind === 'Deployment' ? ['job'] : [],
      })),
    };
    const find = async () => ({ kind: 'pack', pack: { ...pack, environment: nomad }, sources: null }) as const;
    const source = { names: ['nomad'], find: async () => nomad };
    const text =
      'environment: nomad\ndatacenter: here\napplication:\n  versions:\n  - job: a\n  - image: b\n    jobs: 1\n';
    const { diagnostics } = await validateText(text, { library: { names: ['nomad'], find, source } });
    expect(summarize(diagnostics)).toEqual([
      'error missing-key application.versions[1].job 6:5',
      'warning key-without-effect application.versions[1].image 6:5',
      'error unknown-key application.versions[1].jobs 7:5',
    ]);
  });
});

describe('hostile input', () => {
  test('keys of prototypes are ordinary keys', async () => {
    const text = `${two}__proto__: {polluted: 1}\nconstructor: {prototype: {polluted: 1}}\n`;
    const { diagnostics } = await validateText(text);
    expect(summarize(diagnostics)).toEqual(['error unknown-key __proto__ 7:1', 'error unknown-key constructor 8:1']);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  test.each([
    ['unknown keys', (index: number) => `key${index}: 1\n`, 5000],
    ['weights', (index: number) => `  - {image: a, weight: -${index + 1}}\n`, 900],
    [
      'containers',
      (index: number) => `  - {image: a, deploymentSpecification: {spec: {repl: ${index}, contain: 1}}}\n`,
      900,
    ],
  ])('many wrong %s are told up to a limit', { timeout: 30_000 }, async (_, line, count) => {
    const text = two + Array.from({ length: count }, (_, index) => line(index)).join('');
    const { diagnostics } = await validateText(text);
    expect(diagnostics).toHaveLength(limits.problems);
  });

  test('any scalar at any place gives findings, never an exception', async () => {
    const scalar = fc.oneof(fc.string(), fc.integer(), fc.double(), fc.boolean(), fc.constant(null), fc.bigInt());
    const data = fc.letrec((tie) => ({
      node: fc.oneof({ depthSize: 'small' }, scalar, fc.array(tie('node'), { maxLength: 3 }), tie('map')),
      map: fc.dictionary(
        fc.constantFrom(
          'metadata',
          'name',
          'labels',
          'image',
          'port',
          'weight',
          'match',
          'headers',
          'uri',
          'exact',
          'spec',
          'template',
          'selector',
          'matchLabels',
          'containers',
          'ports',
          'deploymentSpecification',
          'serviceSpecification',
          'a',
        ),
        tie('node'),
        { maxKeys: 5 },
      ),
    }));
    await fc.assert(
      fc.asyncProperty(
        data.map,
        fc.array(data.map, { maxLength: 3 }),
        data.node,
        async (application, versions, other) => {
          const values = {
            environment: 'deployment-istio',
            application: { ...(application as object), strategy: 'canary', versions },
            gateway: other,
          };
          const text = dump(
            JSON.parse(JSON.stringify(values, (_, value) => (typeof value === 'bigint' ? String(value) : value))),
          );
          const { diagnostics } = await validateText(text);
          expect(diagnostics.every(({ code }) => diagnosticCodes.includes(code))).toBe(true);
        },
      ),
      { numRuns: 300 },
    );
  });
});
