import { describe, expect, it } from 'vitest';
import { builtInEnvironments } from '../../src/generated/built-in-environments.ts';
import { writeManifests } from '../../src/manifests/write-manifests.ts';
import type { ApiVersions } from '../../src/release/release.ts';
import { runCli } from '../cli/run-cli.ts';
import { renderValues } from '../reference-cases.ts';

const far = { image: 'b', storageUri: 'gs://b', metadata: { namespace: 'lab' } };
const versions = [{ image: 'a', storageUri: 'gs://a' }, far];

const render = async (environment: string, strategy: string, apiVersions: ApiVersions) => {
  const values = { environment, application: { strategy, modelFormat: 'sklearn', versions } };
  return writeManifests(await renderValues(values, 'web', 'prod', apiVersions), 'yaml');
};

const routed = Object.keys(builtInEnvironments)
  .filter((environment) => environment !== 'deployment')
  .flatMap((environment) => ['blue-green', 'canary'].map((strategy) => [environment, strategy] as const));

describe('v1 changes the version of the objects of Istio and the Gateway API, and nothing else', () => {
  it.each(routed)('%s %s', async (environment, strategy) => {
    const standard = await render(environment, strategy, 'v1beta1');
    const expected = standard
      .replaceAll('networking.istio.io/v1beta1', 'networking.istio.io/v1')
      .replaceAll(/gateway\.networking\.k8s\.io\/v1beta1(\n *kind: HTTPRoute)/g, 'gateway.networking.k8s.io/v1$1');
    expect(expected).not.toBe(standard);
    expect(await render(environment, strategy, 'v1')).toBe(expected);
  });
});

it('a ReferenceGrant stays what it is: no other version is served', async () => {
  const text = await render('deployment-gtw', 'blue-green', 'v1');
  expect(text).toContain('apiVersion: gateway.networking.k8s.io/v1beta1\nkind: ReferenceGrant');
  expect(text).toContain('apiVersion: gateway.networking.k8s.io/v1\n');
});

describe('--api-versions', () => {
  const argv = ['web', '-f', 'examples/blue-green/candidate.yaml'];

  it.each([
    [[], 'networking.istio.io/v1beta1\n'],
    [['--api-versions', 'v1beta1'], 'networking.istio.io/v1beta1\n'],
    [['--api-versions', 'v1'], 'networking.istio.io/v1\n'],
  ])('%j writes %j', async (flags, apiVersion) => {
    const rendered = await runCli(['render', ...argv, ...flags]);
    expect(rendered.stdout).toContain(`apiVersion: ${apiVersion}`);
    const applied = await runCli(['apply', ...argv, ...flags, '--dry-run=client']);
    expect(applied.stdout).toBe(rendered.stdout);
    expect((await runCli(['validate', ...argv, ...flags])).exitCode).toBe(0);
  });

  it('refuses others', async () => {
    const { exitCode, stderr } = await runCli(['render', ...argv, '--api-versions', 'v2']);
    expect(exitCode).toBe(2);
    expect(stderr).toContain('Allowed choices are v1beta1, v1.');
  });
});
