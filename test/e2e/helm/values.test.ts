import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { load, loadAll } from 'js-yaml';
import { afterAll, describe, expect, it } from 'vitest';
import { at } from '../../at.ts';
import { repository, runCli } from '../../cli/run-cli.ts';
import { fc } from '../../fast-check.ts';
import { startHelm } from './start-helm.ts';

const folder = mkdtempSync(join(tmpdir(), 'iter8-release-values-'));
afterAll(() => rmSync(folder, { recursive: true }));

function fileWith(name: string, text: string): string {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
}

const postRenderer = ['--post-renderer', 'iter8-release'];

describe.each(['helm3', 'helm4'] as const)('values through %s', async (version) => {
  const helm = await startHelm(version);
  afterAll(() => helm.stop());

  /** What reaches the annotations of a Service, where every text is allowed, by Helm and by render. */
  async function annotations(file: string, flags: readonly string[] = []) {
    const found = (stdout: string) =>
      at(
        loadAll(stdout).find((one) => at(one, 'kind') === 'Service'),
        'metadata',
        'annotations',
      );
    const helmed = await helm.run(['template', 'web', './chart', ...postRenderer, '-f', file, ...flags]);
    expect(helmed).toMatchObject({ exitCode: 0 });
    const rendered = await runCli(['render', 'web', '-f', file, ...flags]);
    return { helm: found(helmed.stdout), render: found(rendered.stdout) };
  }

  /** YAML has characters that have to be escaped, and JSON does not escape all of them. */
  const escapeControls = (text: string) =>
    text.replace(
      /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g,
      (each) => `\\u${each.charCodeAt(0).toString(16).padStart(4, '0')}`,
    );

  const valuesWith = (texts: object) =>
    escapeControls(
      JSON.stringify({
        environment: 'deployment',
        application: { metadata: { annotations: texts }, versions: [{ image: 'a' }] },
      }),
    );

  it('brings texts through as they are', async () => {
    const texts = fc.sample(fc.oneof(fc.string({ unit: 'binary' }), fc.string()), { numRuns: 300, seed: 3 });
    const more = [
      '1e+06',
      '0777',
      'on',
      '~',
      ' a',
      'a: b',
      '<>&',
      '{{ .x }}',
      '\u2028',
      '\u0085',
      '\u007f',
      '\u0000',
      '\ufeff',
      'a\r\nb\n',
      '---',
      '# a',
    ];
    const all = Object.fromEntries([...more, ...texts].map((text, index) => [`t${index}`, text.toWellFormed()]));
    // Kubernetes takes at most 256 KiB of annotations.
    const { helm: helmed, render } = await annotations(fileWith('texts.yaml', valuesWith(all)));
    expect(helmed).toEqual(render);
    expect(helmed).toMatchObject({ t0: '1e+06', [`t${more.length}`]: all[`t${more.length}`] });
  });

  it('brings flags through as render understands them', async () => {
    const flags = [
      '--set',
      'application.metadata.annotations.a=x\\,y',
      '--set-string',
      'application.metadata.annotations.b=1e3',
    ];
    const { helm: helmed, render } = await annotations(fileWith('flags.yaml', valuesWith({})), flags);
    expect(helmed).toEqual(render);
    expect(helmed).toEqual({ a: 'x,y', b: '1e3' });
  });

  it('brings numbers through up to 2^53', async () => {
    const spec = (number: string) => `environment: deployment
application:
  versions:
    - deploymentSpecification:
        spec:
          revisionHistoryLimit: 1000000
          selector: {matchLabels: {app: web-0}}
          template:
            metadata: {labels: {app: web-0}}
            spec:
              terminationGracePeriodSeconds: ${number}
              containers: [{name: web, image: a, ports: [{containerPort: 80}]}]
`;
    const read = async (number: string) => {
      const file = fileWith('numbers.yaml', spec(number));
      const { stdout } = await helm.run(['template', 'web', './chart', ...postRenderer, '-f', file]);
      const deployment = loadAll(stdout).find((one) => at(one, 'kind') === 'Deployment');
      return [
        at(deployment, 'spec', 'revisionHistoryLimit'),
        at(deployment, 'spec', 'template', 'spec', 'terminationGracePeriodSeconds'),
      ];
    };
    expect(await read('9007199254740991')).toEqual([1_000_000, 9_007_199_254_740_991]);
    // Beyond that, Helm 3 has lost digits when it hands values on; docs/helm.md says so.
    expect((await read('9007199254740993'))[1]).toBe(9_007_199_254_740_992);
  });

  it('is refused as validate refuses it, and by helm lint as far as a schema can', async () => {
    const golden = join(repository, 'test/golden');
    const schema = JSON.parse(readFileSync(join(repository, 'schemas/values.schema.json'), 'utf8'));
    const validate = new Ajv({ strict: false, allErrors: false, validateFormats: false }).compile(schema);
    const counts = { taken: 0, linted: 0, refused: 0 };
    for (const name of readdirSync(golden).filter((_, index) => index % 4 === (version === 'helm3' ? 0 : 2))) {
      const file = join(golden, name, 'values.yaml');
      const { exitCode } = await runCli(['validate', 'release-name', '-f', file]);
      const [linted, rendered] = await Promise.all([
        helm.run(['lint', './chart', '-f', file]),
        helm.run(['template', 'release-name', './chart', ...postRenderer, '-f', file]),
      ]);
      if (!isYaml(file)) continue;
      const wanted = exitCode === 0 ? 0 : 1;
      // What only the reader of YAML refuses, Helm passes over in silence.
      if (/^yaml-/.test(name)) continue;
      expect([name, rendered.exitCode]).toEqual([name, wanted]);
      const fits = validate(load(readFileSync(file, 'utf8')) ?? {});
      expect([name, linted.exitCode]).toEqual([name, fits ? 0 : 1]);
      if (wanted === 0) counts.taken++;
      else if (fits) counts.refused++;
      else counts.linted++;
    }
    expect(counts.taken).toBeGreaterThan(3);
    expect(counts.refused).toBeGreaterThan(3);
    expect(counts.linted).toBeGreaterThan(10);
  });
});

function isYaml(file: string): boolean {
  try {
    load(readFileSync(file, 'utf8'));
    return true;
  } catch {
    return false;
  }
}
