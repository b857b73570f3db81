import { loadAll } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { at } from '../at.ts';
import { runCli } from './run-cli.ts';
import { onThreeVersions, threeVersions } from './three-versions.ts';

const routes = onThreeVersions('routes');
const setsOf = async (...options: string[]) => {
  const { exitCode, stdout, stderr } = await routes('-o', 'json', ...options);
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  return (JSON.parse(stdout) as readonly { available: readonly boolean[]; weights: readonly number[] }[]).map(
    ({ available, weights }) => [available.map(Number).join(''), weights.join(' ')],
  );
};

describe('routes: the sets of available versions', () => {
  it.each([
    [[], [['111', '20 30 50']]],
    [['--available', '0,2'], [['101', '20 0 50']]],
    [['--available', 'green, web-2'], [['011', '0 30 50']]],
    [['--available', 'green-weight-config'], [['010', '0 30 0']]],
    [['--available', ''], [['000', '1 0 0']]],
    [['--unavailable', '1'], [['101', '20 0 50']]],
    [['--unavailable', '0,1,2'], [['000', '1 0 0']]],
    [
      ['--available', '0', '--available', '0,1', '--unavailable', '0'],
      [
        ['100', '20 0 0'],
        ['110', '20 30 0'],
        ['011', '0 30 50'],
      ],
    ],
    [['--set', 'application.versions[1].weight=5'], [['111', '20 5 50']]],
  ])('%j', async (options, expected) => {
    expect(await setsOf(...options)).toEqual(expected);
  });

  it('--all shows all sets', async () => {
    const sets = (await setsOf('--all')).map(([set]) => set);
    expect(sets).toEqual(['111', '110', '101', '100', '011', '010', '001', '000']);
  });

  it.each([
    [
      ['--available', '3'],
      'error: --available 3: version 3 does not exist; the versions are 0 web-0, 1 green, 2 web-2\n',
    ],
    [['--unavailable', 'blue'], 'error: --unavailable blue: version blue does not exist; the versions are'],
    [['--all', '--available', '1'], "error: option '--all' cannot be used with option '--available"],
    [['-o', 'svg'], "error: option '-o, --output <format>' argument 'svg' is invalid"],
    [['--from', 'x.yaml'], 'error: --from replaces the values: leave out -f and --set\n'],
  ])('%j is a mistake', async (options, message) => {
    const { exitCode, stdout, stderr } = await routes(...options);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toContain(message);
  });

  it('--all of many versions is refused', async () => {
    const many = { environment: 'deployment-istio', application: { versions: Array(11).fill({ image: 'a' }) } };
    const { exitCode, stderr } = await runCli(['routes', '-f', '-', '--all'], { stdin: JSON.stringify(many) });
    expect(exitCode).toBe(2);
    expect(stderr).toBe('error: --all: 11 versions have 2048 sets; name some of them: --available 0,1\n');
  });
});

describe('routes: the output', () => {
  it('-o yaml has a document for each object', async () => {
    const { stdout } = await routes('-o', 'yaml');
    expect(stdout).toMatch(/^---\napiVersion: networking.istio.io\/v1beta1\nkind: VirtualService\n/);
    expect(loadAll(stdout)).toHaveLength(1);
  });

  it('-o yaml names each set if there are several', async () => {
    const { stdout } = await routes('-o', 'yaml', '--available', '0,1', '--available', '');
    expect(stdout.match(/^#.*$/gm)).toEqual(['# available: web-0, green', '# available: none']);
    expect(loadAll(stdout).map((object) => at(object, 'spec', 'http', 0, 'route', 'length'))).toEqual([2, 1]);
  });

  it('is a table', async () => {
    const { stdout } = await routes('--unavailable', '2');
    expect(stdout).toBe(`available: web-0, green; not available: web-2

VirtualService web in default
  hosts     web.default, web.default.svc, web.default.svc.cluster.local
  gateways  mesh

  REQUESTS      SHARE  VERSION
  all requests   40 %  web-0
                 60 %  green
`);
  });

  it('reports that no route exists', async () => {
    const { stdout } = await routes('--set', 'application.strategy=none');
    expect(stdout).toBe(
      'available: web-0, green, web-2\n\nThere is no route: clients call the Service of a version directly.\n',
    );
  });

  it('refuses wrong values as render does', async () => {
    const { exitCode, stdout, stderr } = await routes('--set', 'application.strategi=none');
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
    expect(stderr).toContain('error[unknown-key]: unknown key "strategi"');
  });
});

describe('routes --from', () => {
  const routemap = (name: string, namespace = '') => `apiVersion: v1
kind: ConfigMap
metadata:
  name: ${name}
${namespace === '' ? '' : `  namespace: ${namespace}\n`}  labels: {iter8.tools/kind: routemap, iter8.tools/version: v1.1}
data:
  strSpec: |
    versions:
    - resources: [{gvrShort: svc, name: old}]
    - resources: [{gvrShort: svc, name: new}]
      weight: 3
    routingTemplates:
      split:
        gvrShort: vs
        template: |
          apiVersion: networking.istio.io/v1beta1
          kind: VirtualService
          metadata:
            name: {{ .Name }}
          spec:
            hosts: [shop]
            http:
            - route:
              {{- range $index, $version := .Versions }}
              - destination:
                  host: {{ (index $version.Resources 0).Name }}
                weight: {{ index $.Weights $index }}
              {{- end }}
---
`;
  const from = (text: string, ...more: string[]) => runCli(['routes', '--from', '-', ...more], { stdin: text });

  it('accepts a routemap that was written by hand', async () => {
    const { exitCode, stdout, stderr } = await from(routemap('map', 'lab'));
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(stdout).toBe(`available: old, new

VirtualService map in lab
  hosts     shop.lab.svc.cluster.local
  gateways  mesh

  REQUESTS      SHARE  VERSION
  all requests   25 %  old
                 75 %  new
`);
  });

  it.each([
    [[], {}, undefined],
    [['-n', 'prod'], {}, 'prod'],
    [[], { HELM_NAMESPACE: 'ops' }, 'ops'],
  ])('uses the namespace of %j %j if the routemap has none', async (options, env, namespace) => {
    const argv = ['routes', '--from', '-', '-o', 'json', ...options];
    const { stdout } = await runCli(argv, { stdin: routemap('map'), env });
    expect(JSON.parse(stdout)[0].objects.split.metadata).toEqual({
      name: 'map',
      ...(namespace && { namespace }),
    });
  });

  it('reads what render writes', async () => {
    const { stdout: rendered } = await runCli(['render', 'web', '-f', '-'], { stdin: threeVersions });
    const { stdout } = await from(rendered, '-o', 'json', '--all');
    expect(JSON.parse(stdout)).toEqual(JSON.parse((await routes('-o', 'json', '--all')).stdout));
  });

  it('uses the named one of several', async () => {
    const both = routemap('one', 'a') + routemap('two', 'b');
    const named = await from(both, 'two', '-o', 'json');
    expect(JSON.parse(named.stdout)[0].objects.split.metadata).toEqual({ name: 'two', namespace: 'b' });
    expect((await from(both)).stderr).toBe(
      'error: --from -: the file has 2 routemaps; name one of them as the argument: one, two\n',
    );
    expect((await from(both, 'three')).stderr).toBe(
      'error: --from -: the file has no routemap named three; it has one, two\n',
    );
  });

  it('escapes characters of a routemap that control a terminal', async () => {
    const name = (text: string) => `"${text}\\e[31m\\n"`;
    const evil = `versions:
- resources: [{gvrShort: svc, name: ${name('a')}}]
routingTemplates:
  ${name('b')}: {gvrShort: vs, template: ""}
  c:
    gvrShort: vs
    template: |
      apiVersion: networking.istio.io/v1
      kind: VirtualService
      metadata: {name: ${name('d')}, namespace: ${name('e')}}
      spec:
        hosts: [${name('f')}]
        http:
        - name: ${name('g')}
          match: [{headers: {${name('h')}: {exact: ${name('i')}}}}]
          route: [{destination: {host: ${name('j')}, subset: ${name('k')}}}]
        - match: [{uri: {exact: /}}]
          redirect: {uri: ${name('l')}}
        - route: [{destination: {host: m}, headers: {response: {add: {app-version: ${name('n')}}}}}]
`;
    for (const options of [[], ['--all', '-o', 'yaml'], ['--available', 'x'], ['-n', 'x']]) {
      const { stdout, stderr } = await from(evil, ...options);
      expect(`${stdout}${stderr}`).not.toContain('\u001b');
    }
  });

  it.each(['--resources', '--environments'])('rejects %s', async (option) => {
    const { exitCode, stderr } = await from('', option, 'examples');
    expect({ exitCode, stderr }).toEqual({
      exitCode: 2,
      stderr: `error: --from replaces the values, so ${option} has no effect: leave it out\n`,
    });
  });

  it('names the file that it cannot read', async () => {
    const { exitCode, stderr } = await runCli(['routes', '--from', 'no-such-file.yaml']);
    expect({ exitCode, stderr }).toEqual({
      exitCode: 2,
      stderr: 'error: cannot read no-such-file.yaml: no such file or folder\n',
    });
  });
});

describe('render --routing direct', () => {
  it('makes the route and leaves out what only the controller needs', async () => {
    const argv = ['render', 'web', '-f', '-', '--routing', 'direct', '-o', 'json'];
    const { exitCode, stdout, stderr } = await runCli(argv, { stdin: threeVersions });
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    const items = JSON.parse(stdout).items as readonly { kind: string; metadata: { name: string } }[];
    expect(items.map(({ kind, metadata }) => `${kind}/${metadata.name}`)).toEqual([
      'Service/web',
      'Service/web-0',
      'Service/green',
      'Service/web-2',
      'Deployment/web-0',
      'Deployment/green',
      'Deployment/web-2',
      'VirtualService/web',
    ]);
    expect(stdout).not.toContain('iter8');
  });

  it('works with --show-only and apply --dry-run=client', async () => {
    const argv = ['-f', '-', '--routing=direct'];
    const shown = await runCli(['render', 'web', ...argv, '-s', 'VirtualService/web'], { stdin: threeVersions });
    const { stdout: routed } = await routes('-o', 'yaml');
    expect(shown.stdout).toBe(routed);
    const applied = await runCli(['apply', 'web', ...argv, '--dry-run=client'], { stdin: threeVersions });
    expect(applied.stdout.endsWith(routed)).toBe(true);
  });
});
