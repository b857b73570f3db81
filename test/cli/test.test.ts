import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type CliInput, repository, runCli } from './run-cli.ts';

const canary = 'examples/canary/candidate.yaml';

async function test(argv: readonly string[], world: CliInput = {}) {
  return runCli(['test', ...argv], world);
}

/** Checks one entry of `expect` against the canary. */
async function testOne(entry: string, argv: readonly string[] = []) {
  const files = { 't.yaml': `expect:\n  - ${entry}\n` };
  return test(['httpbin', '-f', canary, '-t', 't.yaml', ...argv], { files });
}

describe('the examples', () => {
  const folders = readdirSync(join(repository, 'examples'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => `examples/${name}`);
  const tested = folders.filter((folder) => readdirSync(join(repository, folder)).includes('expectations.yaml'));

  it.each(tested)('%s meets its expectations', async (folder) => {
    const file = `${folder}/expectations.yaml`;
    const values = /-f (\S+)/.exec(readFileSync(join(repository, file), 'utf8'))?.[1] ?? '';
    const { exitCode, stdout } = await test(['httpbin', '-f', values, '-t', file]);
    expect(stdout).toMatch(/expectations? holds?\n$/);
    expect(exitCode).toBe(0);
  });

  it('has some', () => expect(tested.length).toBeGreaterThan(1));
});

describe('expectations that hold', () => {
  it.each([
    'version: httpbin-0',
    'version: 0',
    'rule: httpbin-0',
    'rule: 2',
    'mirrors: {}',
    'shares: {httpbin-0: 1}',
    'shares: {httpbin-0: 70, httpbin-1: 0}',
    '{request: {headers: {Traffic: test}}, version: 1, rule: 1, mirrors: {httpbin-0: 0}}',
    '{request: {headers: {traffic: test}}, available: [], version: 0}',
    '{request: {headers: {traffic: test}}, available: [httpbin-1], version: 1}',
    '{request: {cookies: {a: b}, host: "httpbin.default:80"}, version: 0}',
    '{request: {host: nobody}, none: true}',
    '{request: {gateway: edge}, status: 404}',
    '{request: PUT /a, version: 0}',
  ])('%s', async (entry) => {
    expect(await testOne(entry)).toMatchObject({ exitCode: 0, stderr: '' });
  });
});

describe('expectations that fail', () => {
  it.each([
    ['version: httpbin-1', 'expected httpbin-1 to answer\n        but      httpbin-0 answers'],
    ['version: htpbin-0', 'expected htpbin-0 to be a version\n        but      the versions are httpbin-0, httpbin-1'],
    ['mirrors: {htpbin-0: 1}', 'expected htpbin-0 to be a version'],
    ['shares: {httpbin-0: 1, a: 0}', 'expected a to be a version'],
    ['version: 7', 'expected version 7 (which does not exist) to answer'],
    ['rule: httpbin-1', 'expected rule httpbin-1 to match\n        but      rule 2 httpbin-0 matches'],
    ['{request: {host: a}, rule: 1}', 'but      no rule matches'],
    ['mirrors: {httpbin-1: 10}', 'expected copies for httpbin-1 10 %\n        but      the answer has no copies'],
    [
      'shares: {httpbin-0: 70, httpbin-1: 30}',
      'expected httpbin-0 70 %, httpbin-1 30 % to answer\n        but      httpbin-0 answers',
    ],
    ['none: true', 'expected no version to answer'],
    ['status: 404', 'expected the route to answer with 404'],
    [
      '{request: {host: a}, version: 0}',
      'but      no version answers: not routed, no route takes such requests: they go where the client sends them',
    ],
    [
      '{request: {path: a}, version: 0}',
      'expected a request that can be sent\n        but      "a" is not a valid path',
    ],
  ])('%s', async (entry, said) => {
    const { exitCode, stdout } = await testOne(entry);
    expect(stdout).toContain(said);
    expect(stdout).toContain('1 of 1 expectation fails');
    expect(exitCode).toBe(1);
  });

  it('are reported with file and line, and why', async () => {
    const { stdout } = await testOne('{name: testers, request: {headers: {traffic: prod}}, version: 1}');
    expect(stdout).toBe(`t.yaml
  FAIL  testers (line 2)
        GET http://httpbin.default/ with traffic: prod
        expected httpbin-1 to answer
        but      httpbin-0 answers
        VirtualService httpbin, inside the mesh:
          no   rule 1 httpbin-1: header traffic must be "test", but it is "prod"
          yes  rule 2 httpbin-0: every request matches

1 of 1 expectation fails
`);
  });
});

describe('shares', () => {
  const weights = ['--set', 'application.versions[0].weight=1', '--set', 'application.versions[1].weight=2'];
  const values = ['httpbin', '-f', 'examples/blue-green/candidate.yaml', ...weights, '-t', 't.yaml'];
  it.each([
    ['{httpbin-0: 1, httpbin-1: 2}', 0],
    ['{httpbin-0: 33.3, httpbin-1: 66.7}', 0],
    ['{httpbin-0: 33, httpbin-1: 67}', 1],
    ['{httpbin-0: 1}', 1],
  ])('of 1 to 2 are %s: %i', async (shares, exitCode) => {
    const files = { 't.yaml': `expect: [{shares: ${shares}}]` };
    expect((await test(values, { files })).exitCode).toBe(exitCode);
  });
});

describe('wrong expectations end with 1, and are reported with their place', () => {
  it.each([
    ['', 'error[missing-key]: "expect" is missing'],
    ['expect: []', 'error[out-of-range]: expect is empty'],
    ...['', 'expect:', 'expect: []'].map((text) => [text, '= help: list at least one request and its expected answer']),
    ['expect: [{requst: GET /, version: 1}]', 'did you mean "request"?'],
    ['expect: [{request: GET, version: 1}]', 'it must be a method and a path such as GET /orders'],
    ['expect: [{request: {headers: {a: 1}}, version: 1}]', 'put it in quotes: "1"'],
    ['expect: [{name: a}]', 't.yaml:1:10'],
    ['expect: [{name: a}]', 'this entry has no expectation'],
    ['expect: [{version: 1, none: true}]', 'version and none cannot be used together'],
    ['expect: [{shares: {a: 0}}]', 'every share is 0'],
    ['expect: [{shares: {a: 1}, mirrors: {a: 101}}]', 'a must be between 0 and 100, not 101'],
    ['expect: [{available: [4], version: 0}]', 'version 4 does not exist'],
    ['expect: [{available: [nobody], version: 0}]', 'version nobody does not exist'],
    ['expext: []', 'did you mean "expect"?'],
    ['- a', 'a file of expectations must be a map of keys and values, but this is a list'],
  ])('%s', async (text, said) => {
    const files = { 't.yaml': text };
    const { exitCode, stdout, stderr } = await test(['httpbin', '-f', canary, '-t', 't.yaml'], { files });
    expect(stderr).toContain(said);
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
  });
});

describe('the command line', () => {
  it.each([
    [['-f', canary], 'error: -t: name a file of expectations'],
    [['-f', canary, '-t', 'none.yaml'], 'error: cannot read none.yaml'],
    [['-f', '-', '-t', '-'], 'error: -f - and -t -: standard input can be read only once'],
    [['-f', 'examples/deployment/candidate.yaml', '-t', 't.yaml'], 'error: there is no route'],
  ])('%j', async (argv, said) => {
    const { exitCode, stderr } = await test(argv, { files: { 't.yaml': 'expect: [{version: 0}]' } });
    expect(stderr).toContain(said);
    expect(exitCode).toBe(2);
  });

  it('tests a route from a file', async () => {
    const from = ['--from', 'docs/reference/rendered/deployment-gtw-canary-route.yaml', '-t', '-'];
    const right = 'expect: [{request: GET /beta, version: demo-1}, {version: demo-0}]';
    expect((await test(from, { stdin: right })).exitCode).toBe(0);
    const { exitCode, stderr } = await test(from, { stdin: 'expect: [{available: [0], version: demo-1}]' });
    expect(exitCode).toBe(1);
    expect(stderr).toContain('a given route does not depend on available versions');
  });
});
