import { describe, expect, it } from 'vitest';
import { fakeKubectl } from '../kubernetes/fake-kubectl.ts';
import { type CliInput, runCli } from './run-cli.ts';

const canary = 'examples/canary/candidate.yaml';
const PATH = process.env.PATH ?? '';

const virtualService = `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: shop
spec:
  hosts: [shop]
  gateways: [mesh, edge]
  http:
    - name: beta
      match:
        - uri: {prefix: /beta}
          headers: {x-team: {exact: qa}}
        - headers: {cookie: {regex: '(.*; )?beta=1(;.*)?'}}
      timeout: 5s
      route:
        - destination: {host: shop, subset: v2, port: {number: 8080}}
    - route:
        - {destination: {host: shop, subset: v1}, weight: 90}
        - {destination: {host: shop, subset: v2}, weight: 10}
      mirrors:
        - destination: {host: shop, subset: v3}
          percentage: {value: 25}
`;

async function route(argv: readonly string[], input: CliInput = {}) {
  return runCli(['route', ...argv], input);
}

async function answerTo(argv: readonly string[], input: CliInput = {}) {
  const { stdout, stderr } = await route([...argv, '-o', 'json'], input);
  expect(stderr).toBe('');
  const { rule, shares, mirrors, ended } = JSON.parse(stdout);
  const pairs = (list: readonly { version: string; share?: number; percent?: number }[]) =>
    list.map(({ version, share, percent }) => [version, share ?? percent]);
  return {
    rule,
    shares: pairs(shares),
    mirrors: pairs(mirrors),
    ended: ended.map((end: { status: number | null }) => end.status),
  };
}

const from = ['--from', 'vs.yaml'];
const files = { 'vs.yaml': virtualService };

describe('route -f', () => {
  it('shows which version answers, and why', async () => {
    expect(await route(['httpbin', '-f', canary, '--header', 'traffic: prod'])).toEqual({
      exitCode: 0,
      stderr: '',
      stdout: `GET http://httpbin.default/ with traffic: prod

  100 %  httpbin-0  httpbin-0.default:80

VirtualService httpbin, inside the mesh:
  no   rule 1 httpbin-1  header traffic must be "test", but it is "prod"
  yes  rule 2 httpbin-0  every request matches
`,
    });
  });

  it.each([
    ['by header', canary, ['--header', 'traffic=test'], [['httpbin-1', 1]]],
    ['while only one is available', canary, ['--header', 'traffic=test', '--available', '0'], [['httpbin-0', 1]]],
    ['while one is not', canary, ['--header', 'traffic=test', '--unavailable', 'httpbin-1'], [['httpbin-0', 1]]],
    [
      'by weight',
      'examples/blue-green/weights.yaml',
      [],
      [
        ['httpbin-0', 0.3],
        ['httpbin-1', 0.7],
      ],
    ],
    [
      'of KServe',
      'examples/kserve/blue-green.yaml',
      [],
      [
        ['wisdom-0', 0.7],
        ['wisdom-1', 0.3],
      ],
    ],
    [
      'of ModelMesh',
      'examples/kserve-modelmesh-istio/blue-green.yaml',
      [],
      [
        ['wisdom-0', 0.7],
        ['wisdom-1', 0.3],
      ],
    ],
    ['at the Gateway API', 'examples/deployment-gtw/canary.yaml', ['--path', '/beta?a=b'], [['httpbin-1', 1]]],
  ])('shows the shares %s', async (_, file, flags, shares) => {
    expect((await answerTo(['httpbin', '-f', file, ...flags])).shares).toEqual(shares);
  });

  it('keeps users by the cookie of affinity', async () => {
    const values = ['-f', 'examples/blue-green/weights.yaml', '--set', 'application.affinity.cookie.name=v'];
    expect(await answerTo(['httpbin', ...values, '--cookie', 'theme=dark', '--cookie', 'v=httpbin-1'])).toMatchObject({
      rule: 'httpbin-1-affinity',
      shares: [['httpbin-1', 1]],
    });
  });

  it('shows which version gets copies', async () => {
    const { shares, mirrors } = await answerTo(['-f', 'examples/kserve/mirror.yaml']);
    expect({ shares, mirrors }).toEqual({ shares: [['wisdom-0', 1]], mirrors: [['wisdom-1', 30]] });
  });
});

describe('route --from', () => {
  it.each([
    [['--path', '/beta/x', '--header', 'x-team=qa'], 'beta', [['shop/v2', 1]], []],
    [['--cookie', 'a=b', '--cookie', 'beta=1'], 'beta', [['shop/v2', 1]], []],
    [
      ['--path', '/beta'],
      'http[1]',
      [
        ['shop/v1', 0.9],
        ['shop/v2', 0.1],
      ],
      [['shop/v3', 25]],
    ],
    [
      ['--gateway', 'edge', '--host', 'shop.default.svc.cluster.local'],
      'http[1]',
      [
        ['shop/v1', 0.9],
        ['shop/v2', 0.1],
      ],
      [['shop/v3', 25]],
    ],
  ])('reads a VirtualService: %j', async (flags, rule, shares, mirrors) => {
    expect(await answerTo([...from, ...flags], { files })).toEqual({ rule, shares, mirrors, ended: [] });
  });

  it.each([
    [['--host', 'other'], [null]],
    [['--gateway', 'unknown'], [404]],
    [['--gateway', 'edge', '--host', 'shop'], [404]],
  ])('reports that no version answers: %j', async (flags, ended) => {
    expect(await answerTo([...from, ...flags], { files })).toMatchObject({ rule: null, shares: [], ended });
  });

  it('reports that a route has no rules for HTTP', async () => {
    const tcp = virtualService.replace(/http:[\s\S]*/, 'tcp: [{route: [{destination: {host: shop}}]}]\n');
    const { stdout } = await route(from, { files: { 'vs.yaml': tcp } });
    expect(stdout).toContain('100 %  not routed  no route takes such requests: they go where the client sends them');
    expect(stdout).toContain('VirtualService shop has no rules for HTTP');
  });

  it.each([
    [['--host', 'shop', '--port', '80'], '100 %  v1', 'ports: [{name: http, port: 80}]'],
    [
      ['--host', 'shop.default.svc.cluster.local', '--port', '9090'],
      'at port 80 only',
      'ports: [{name: http, port: 80}]',
    ],
    [['--host', 'shop'], 'does not take the host shop', 'ports: []'],
    [['--host', 'shop.default.svc.cluster.local'], '100 %  v1', 'ports: []'],
    [['--host', 'shop.default.svc.cluster.local', '--port', '81'], 'at port 80 only', 'ports: []'],
  ])('knows the ports of Services in the file: %j', async (flags, text, ports) => {
    const file = `
apiVersion: v1
kind: Service
metadata: {name: shop}
spec: {type: ExternalName, externalName: a.test, ${ports}}
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: {name: shop}
spec:
  hosts: [shop.default.svc.cluster.local]
  http: [{route: [{destination: {host: v1}}]}]
`;
    const { stdout } = await route([...from, ...flags], { files: { 'vs.yaml': file } });
    expect(stdout).toContain(text);
  });

  it('says why a route has no rule for a client', async () => {
    const other = virtualService.replace(
      /http:[\s\S]*/,
      'http: [{match: [{port: 81}], route: [{destination: {host: shop}}]}]\n',
    );
    const { stdout } = await route(from, { files: { 'vs.yaml': other } });
    expect(stdout).toContain('VirtualService shop has no rule for this client: the port must be "81", but it is "80"');
  });

  it('uses the objects beside an HTTPRoute, and names what is missing', async () => {
    const file = `
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: {name: gw}
spec: {gatewayClassName: any, listeners: [{name: web, port: 8080, protocol: HTTP, hostname: a.test}]}
---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: {name: r}
spec:
  parentRefs: [{name: gw, sectionName: web}, {name: gw, sectionName: wbe}]
  rules: [{backendRefs: [{name: v1, port: 80}]}]
`;
    const { exitCode, stdout, stderr } = await route(from, { files: { 'vs.yaml': file } });
    expect(exitCode).toBe(0);
    expect(stdout).toBe(`GET http://a.test/

  100 %  v1  v1.default:80

HTTPRoute r, at the gateway default/gw, listener web at port 8080:
  yes  rule 1  every request matches

Not looked at: the Services of default
`);
    expect(stderr).toContain(
      'warning[unattached-route]: the Gateway default/gw does not take this route (NoMatchingParent): it has no listener named wbe; its listeners are web (port 8080)\n  --> vs.yaml:11:46',
    );
    const json = JSON.parse((await route([...from, '-o', 'json'], { files: { 'vs.yaml': file } })).stdout);
    expect(json).toMatchObject({
      request: { host: 'a.test', port: 8080, gateway: 'default/gw' },
      unseen: ['the Services of default'],
      steps: [{ listener: { gateway: 'default/gw', name: 'web', port: 8080, hostname: 'a.test' } }],
    });
  });

  it.each([
    [['/', '/api.*'], '/api/1', ['front'], true],
    [['/api', '/api/.*'], '/api/1', ['front'], true],
    [['/api', '/api.*'], '/apis', ['back'], false],
    [['/api', '/[a-z]+'], '/api', ['front'], false],
  ])('tries expressions after prefixes, and says so: %j', async ([prefix, expression], path, versions, hidden) => {
    const file = `
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: {name: r}
spec:
  parentRefs: [{name: gw}]
  rules:
  - matches: [{path: {type: RegularExpression, value: "${expression}"}}]
    backendRefs: [{name: back, port: 80}]
  - matches: [{path: {value: ${prefix}}}]
    backendRefs: [{name: front, port: 80}]
`;
    const { stdout, stderr } = await route([...from, '--path', path], { files: { 'vs.yaml': file } });
    for (const version of versions) expect(stdout).toContain(`100 %  ${version}`);
    expect(stdout).toContain('implementations other than Istio, which may try regular expressions before prefixes');
    const warning =
      'warning[hidden-expression]: Istio sends no requests here: it tries prefixes before regular expressions, and rule 2 already matches all of them\n --> vs.yaml:8:22';
    if (hidden) expect(stderr).toContain(warning);
    else expect(stderr).toBe('');
  });

  it('writes settings, mirrors and every alternative', async () => {
    const { stdout } = await route([...from, '--header', 'x-team=qa'], { files });
    expect(stdout).toBe(`GET http://shop.default.svc.cluster.local/ with x-team: qa

  90 %  shop/v1  shop.default/v1
  10 %  shop/v2  shop.default/v2

Copies go to:
  25 %  shop/v3  shop.default/v3

VirtualService shop, inside the mesh:
  no   rule 1 beta, entry 1 of 2  the path must begin with "/beta", but it is "/"
  no   rule 1 beta, entry 2 of 2  header cookie must match "(.*; )?beta=1(;.*)?", but it is missing
  yes  rule 2                     every request matches
`);
    expect((await route([...from, '--cookie', 'beta=1'], { files })).stdout).toContain('  the rule has timeout: 5s\n');
  });

  it('names the cookie of affinity instead of its expression', async () => {
    const values = ['-f', 'examples/blue-green/weights.yaml', '--set', 'application.affinity.cookie.name=v'];
    const { stdout } = await route(['httpbin', ...values, '--cookie', 'v=httpbin-1']);
    expect(stdout).toContain('httpbin-0-affinity  cookie v must be "httpbin-0", but the cookies are "v=httpbin-1"\n');
    expect(stdout).toContain('httpbin-1-affinity  cookie v is "httpbin-1"\n');
    expect((await route(['httpbin', ...values])).stdout).toContain('cookie v must be "httpbin-0", but it is missing\n');
  });

  it('names the route of each rule if several apply', async () => {
    const httpRoute = (name: string, path: string) => `apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: {name: ${name}}
spec: {parentRefs: [{name: edge}], rules: [{matches: [{path: {value: ${path}}}], backendRefs: [{name: ${name}, port: 80}]}]}
`;
    const routes = `${httpRoute('orders', '/orders')}---\n${httpRoute('web', '/')}`;
    expect((await route(['--from', '-'], { stdin: routes })).stdout).toContain(`
HTTPRoutes orders and web, at the gateway default/edge:
  no   orders, rule 1  the path must be "/orders" or below, but it is "/"
  yes  web, rule 1     every request matches
`);
  });

  it('accepts the output of other commands, also among other objects', async () => {
    const rendered = await runCli(['render', 'httpbin', '-f', canary, '--routing', 'direct']);
    const { stdout } = await route(['--from', '-', '--header', 'traffic=test'], { stdin: rendered.stdout });
    expect(stdout).toContain('100 %  httpbin-1');
    const routemap = await runCli(['render', 'httpbin', '-f', canary]);
    const flags = ['--header', 'traffic=test', '--unavailable', '1'];
    expect((await answerTo(['--from', '-', ...flags], { stdin: routemap.stdout })).shares).toEqual([['httpbin-0', 1]]);
  });

  it.each([
    [
      'a key that is no key',
      virtualService.replace('prefix: /beta', 'prefx: /beta'),
      ['error[broken-route]: unknown key "prefx"', 'vs.yaml:11:17', 'help: did you mean "prefix"?'],
    ],
    [
      'no expression',
      virtualService.replace("'(.*; )?beta", "'(.*; ?beta"),
      ['not a regular expression that the proxies accept', 'vs.yaml:13:37'],
    ],
    ['no YAML', 'a: [', ['error[yaml-syntax]']],
    ['no route', 'kind: Service', ['the file has no routemap or route; it has Service', 'vs.yaml:1:1']],
    ['nothing', '', ['the file has no routemap or route: it is empty']],
    [
      'a route of another kind',
      '# a comment\napiVersion: gateway.networking.k8s.io/v1\nkind: GRPCRoute\nmetadata: {name: echo}\n',
      ['the file has no routemap or route; it has GRPCRoute of gateway.networking.k8s.io', 'vs.yaml:2:1'],
    ],
    [
      'a VirtualService of another group, and more',
      'apiVersion: gateway.solo.io/v1\nkind: VirtualService\n---\napiVersion: networking.k8s.io/v1\nkind: Ingress\n',
      [
        'it has VirtualService of gateway.solo.io and Ingress of networking.k8s.io',
        'help: give a VirtualService of networking.istio.io, an HTTPRoute of gateway.networking.k8s.io, or a routemap',
      ],
    ],
    ['a map as apiVersion', 'apiVersion: {a: b}\nkind: HTTPRoute', ['the file has no routemap']],
    [
      'a map as time',
      virtualService.replace('name: shop', 'name: shop\n  creationTimestamp: {a: b}'),
      ['error[broken-route]: creationTimestamp must be a string, not a map', 'vs.yaml:5:22'],
    ],
  ])('reports what is wrong with a file: %s', async (_, text, said) => {
    const { exitCode, stdout, stderr } = await route(from, { files: { 'vs.yaml': text } });
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
    for (const part of said) expect(stderr).toContain(part);
  });
});

describe('unknown answers end with 2', () => {
  it.each([
    [
      ['-f', 'examples/deployment/candidate.yaml'],
      'error: there is no route: clients call the Service of a version directly',
    ],
    [['-f', canary, '--path', 'x'], 'error: "x" is not a valid path'],
    [
      ['-f', canary, '--header', ': x'],
      "error: option '--header <name=text>' argument ': x' is invalid. expected name=text",
    ],
    [['-f', canary, '--port', '0'], 'expected a number from 1 to 65535'],
    [['-f', canary, '--available', '7'], 'error: --available 7: version 7 does not exist'],
    [
      ['-f', canary, '--available', '0', '--unavailable', '1'],
      "option '--unavailable <versions>' cannot be used with option '--available <versions>'",
    ],
    [[...from, '--available', '0'], 'error: --available: a given route does not depend on available versions'],
    [[...from, '-f', canary], 'error: --from replaces the values'],
    [['--from', 'none.yaml'], 'error: cannot read none.yaml'],
    [['--live'], 'error: --live: name the release, or give its values with -f'],
    [[], 'error: no values given'],
  ])('%j', async (argv, message) => {
    const { exitCode, stderr } = await route(argv, { files });
    expect(exitCode).toBe(2);
    expect(stderr).toContain(message);
  });

  it('a route with too many paths', async () => {
    const loop = `{destination: {host: edge.default.svc.cluster.local}, weight: 1}`;
    const looping = virtualService.replace(/http:[\s\S]*/, `http: [{route: [${Array(60).fill(loop).join(', ')}]}]\n`);
    const { exitCode, stderr } = await route(from, { files: { 'vs.yaml': looping } });
    expect(stderr).toBe('error: the route sends a request on more than 10000 paths\n');
    expect(exitCode).toBe(2);
  });

  it('a request that another object decides', async () => {
    const rules = `[{match: [{uri: {prefix: /a}}], ROUTE}, {match: [{gateways: [edge]}], delegate: {name: other}}]`;
    const loop = 'route: [{destination: {host: edge.default.svc.cluster.local}}], rewrite: {uri: /b}';
    const delegating = virtualService.replace(/http:[\s\S]*/, `http: ${rules.replace('ROUTE', loop)}\n`);
    const { exitCode, stdout } = await route([...from, '--path', '/a'], { files: { 'vs.yaml': delegating } });
    expect(exitCode).toBe(2);
    expect(stdout).toContain('unknown');
    expect(stdout).toContain('it delegates to the VirtualService default/other, which is not among the given routes');
  });
});

describe('route --live', () => {
  const script = (vs: string, httpRoute: string) =>
    `const [, , , resource] = process.argv;\nconst say = { 'virtualservices.networking.istio.io': () => { ${vs} }, 'httproutes.gateway.networking.k8s.io': () => { ${httpRoute} } };\nsay[resource]();`;
  const none = '';
  const noKind = `console.error("error: the server doesn't have a resource type"); process.exit(1);`;
  const object = JSON.stringify({
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'HTTPRoute',
    metadata: { name: 'web', namespace: 'prod' },
    spec: {
      parentRefs: [{ kind: 'Service', name: 'web', port: 8080 }],
      rules: [
        {
          backendRefs: [
            { name: 'web-0', weight: 1 },
            { name: 'web-1', weight: 3 },
          ],
        },
      ],
    },
  });

  it('reads the route that has the name of the release', async () => {
    const kubectl = await fakeKubectl(script(noKind, `console.log(${JSON.stringify(object)})`));
    const argv = ['web', '--live', '-n', 'prod', '--kubectl', kubectl];
    expect(await answerTo(argv, { env: { PATH } })).toMatchObject({
      rule: 'rules[0]',
      shares: [
        ['web-0', 0.25],
        ['web-1', 0.75],
      ],
    });
  });

  it('asks for the name and namespace of the values', async () => {
    const kubectl = await fakeKubectl('console.error(process.argv.slice(2).join(" ")); process.exit(1)');
    const argv = ['web', '--live', '-f', canary, '-n', 'prod', '--context', 'c', '--kubectl', kubectl];
    const { stderr } = await route(argv, { env: { PATH } });
    expect(stderr).toContain(
      'get virtualservices.networking.istio.io --namespace=prod --output=json --ignore-not-found --context=c -- web',
    );
  });

  it('uses the context of Helm if no other is given', async () => {
    const kubectl = await fakeKubectl('console.error(process.argv.slice(2).join(" ")); process.exit(1)');
    const { stderr } = await route(['web', '--live', '--kubectl', kubectl], { env: { PATH, HELM_KUBECONTEXT: 'h' } });
    expect(stderr).toContain(' --context=h -- web');
  });

  it.each([
    ['has none', script(none, none), 'error: the cluster has no VirtualService and no HTTPRoute web in default'],
    [
      'does not answer',
      'console.error("Unable to connect to the server: dial tcp: i/o timeout"); process.exit(1)',
      'error: the cluster does not answer',
    ],
    [
      'refuses',
      'console.error("Error from server (Forbidden): virtualservices is forbidden: no"); process.exit(1)',
      'error: ask for a role that can get virtualservices.networking.istio.io in default',
    ],
    ['has a broken one', script('console.log("{}")', none), 'error: the cluster has no'],
  ])('reports that the cluster %s', async (_, body, message) => {
    const { exitCode, stderr } = await route(['web', '--live', '--kubectl', await fakeKubectl(body)], {
      env: { PATH },
    });
    expect(exitCode).toBe(2);
    expect(stderr).toContain(message);
  });

  it('reports that kubectl is missing', async () => {
    const { exitCode, stderr } = await route(['web', '--live', '--kubectl', '/no/kubectl'], { env: { PATH } });
    expect(exitCode).toBe(2);
    expect(stderr).toContain('error: cannot find /no/kubectl: install kubectl');
  });
});

describe('a deprecated key is a warning', () => {
  const mirrored = (key: string) =>
    virtualService.replace(/ {6}mirrors:\n[\s\S]*$/, `      mirror: {host: shop, subset: v3}\n      ${key}: 40\n`);

  it.each(['mirror_percent', 'mirrorPercent'])('%s', async (key) => {
    const { stdout, stderr, exitCode } = await route(['--from', '-', '--host', 'shop', '-o', 'json'], {
      stdin: mirrored(key),
    });
    expect(JSON.parse(stdout).mirrors).toMatchObject([{ percent: 40 }]);
    expect(stderr).toContain(`warning[deprecated-key]: ${key} is deprecated`);
    expect(stderr).toContain('write mirrorPercentage.value instead');
    expect(exitCode).toBe(0);
  });
});
