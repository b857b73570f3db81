import { join } from 'node:path';
import { loadAll } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { at } from '../at.ts';
import { runCli } from '../cli/run-cli.ts';

const pack = 'examples/environments/knative-istio';

describe('the example environment knative-istio', () => {
  it.each(['blue-green', 'canary', 'mirror'])('renders its example of %s without warnings', async (strategy) => {
    const file = join(pack, `examples/${strategy}.yaml`);
    const argv = ['render', 'web', '--strict', '--environments', 'examples/environments', '-f', file];
    const { exitCode, stdout, stderr } = await runCli(argv);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    const objects = loadAll(stdout).map((object) => `${at(object, 'apiVersion')} ${at(object, 'metadata', 'name')}`);
    expect(objects).toEqual(
      expect.arrayContaining(['serving.knative.dev/v1 web-0', 'serving.knative.dev/v1 web-1', 'v1 web']),
    );
  });

  it('checks values against its schema fragment', async () => {
    const stdin =
      'environment: knative-istio\napplication:\n  versions:\n    - knativeServiceSpecification:\n        specc: {}\n';
    const { exitCode, stderr } = await runCli(['render', 'web', '--environments', pack, '-f', '-'], { stdin });
    expect(exitCode).toBe(1);
    expect(stderr).toContain('error[unknown-key]: unknown key "specc"');
    expect(stderr).toContain('<stdin>:5:9');
    expect(stderr).toContain('did you mean "spec"?');
  });

  it('adopts versions from a Knative Service, as its environment.yaml says', async () => {
    const stdin = `environment: knative-istio
application:
  strategy: blue-green
  versions:
    - from: { kind: Service, name: web }
    - from: { kind: Service, name: web }
      image: new
`;
    const manifests = `apiVersion: v1
kind: Service
metadata: { name: web }
spec: { selector: { app: web } }
---
apiVersion: serving.knative.dev/v1
kind: Service
metadata: { name: web, annotations: { a: b } }
spec: { template: { spec: { timeoutSeconds: 60, containers: [{ image: old }] } } }
`;
    const argv = ['render', 'web', '--environments', pack, '-f', '-', '--resources', 'm.yaml'];
    const { exitCode, stdout } = await runCli(argv, { stdin, files: { 'm.yaml': manifests } });
    expect(exitCode).toBe(0);
    const services = loadAll(stdout).filter((object) => at(object, 'apiVersion') === 'serving.knative.dev/v1');
    expect(
      services.map((service) => [at(service, 'metadata', 'annotations'), at(service, 'spec', 'template', 'spec')]),
    ).toEqual(['old', 'new'].map((image) => [{ a: 'b' }, { timeoutSeconds: 60, containers: [{ image }] }]));
  });

  it('is known only if it is added', async () => {
    const { exitCode, stderr } = await runCli(['render', '-f', join(pack, 'examples/canary.yaml')]);
    expect(exitCode).toBe(1);
    expect(stderr).toContain('unknown environment "knative-istio"');
  });
});
