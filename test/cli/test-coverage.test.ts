import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { arbitraryValues } from '../arbitrary-values.ts';
import { fc } from '../fast-check.ts';
import { referenceCases } from '../reference-cases.ts';
import { type CliInput, repository, runCli } from './run-cli.ts';

const canary = ['httpbin', '-f', 'examples/canary/candidate.yaml'];

async function test(argv: readonly string[], world: CliInput = {}) {
  return runCli(['test', ...argv], world);
}

/** The file of expectations at the end of a report. */
function pasted(stdout: string): string {
  return stdout.slice(stdout.indexOf('\nexpect:\n') + 1);
}

function valuesIn(folder: string): readonly string[] {
  const names = readdirSync(join(repository, folder)).filter((name) => name.endsWith('.yaml'));
  return names
    .map((name) => `${folder}/${name}`)
    .filter((file) => hasRoute(readFileSync(join(repository, file), 'utf8')));
}

function hasRoute(text: string): boolean {
  return /^environment:/m.test(text) && /strategy: *(blue-green|canary|mirror)/.test(text) && !/\bfrom:/.test(text);
}

const folders = readdirSync(join(repository, 'examples'), { withFileTypes: true }).filter((entry) =>
  entry.isDirectory(),
);
const examples = folders.filter(({ name }) => name !== 'releases').flatMap(({ name }) => valuesIn(`examples/${name}`));
const cases = referenceCases()
  .filter(({ error, routemap }) => error === undefined && Object.keys(routemap?.routingTemplates ?? {}).length > 0)
  .map(({ file }) => file);

describe('the missing expectations', () => {
  it.each([...examples, ...cases].map((file) => [file.replace(/^.*\/reference\//, ''), file]))(
    'of %s hold when they are pasted, and meet everything',
    async (_, file) => {
      const asked = await test(['demo', '-f', file, '--coverage']);
      expect(asked).toMatchObject({ exitCode: 0 });
      expect(asked.stdout).toMatch(/^coverage 0 %: 0 of /);
      expect(asked.stdout).not.toContain('no request found');
      const files = { 't.yaml': pasted(asked.stdout) };
      const again = await test(['demo', '-f', file, '-t', 't.yaml', '--fail-under', '100'], { files });
      expect(again.stdout).toMatch(/expectations? holds?\n\ncoverage 100 %: /);
      expect(again.exitCode).toBe(0);
    },
  );

  it('has many cases', () => expect(examples.length + cases.length).toBeGreaterThan(60));
});

it('holds for whatever is valid', async () => {
  let pastedFiles = 0;
  const property = fc.asyncProperty(arbitraryValues, async (values) => {
    const files = { 'v.yaml': JSON.stringify(values) };
    const asked = await test(['demo', '-n', 'apps', '-f', 'v.yaml', '--coverage'], { files });
    // A release without a route, or with a route that no proxy accepts, has nothing to measure.
    if (asked.exitCode !== 0 || !asked.stdout.includes('\nexpect:\n')) return;
    pastedFiles += 1;
    const missing = { ...files, 't.yaml': pasted(asked.stdout) };
    const again = await test(['demo', '-n', 'apps', '-f', 'v.yaml', '-t', 't.yaml', '--coverage'], { files: missing });
    expect(again.stdout).toMatch(/expectations? holds?\n\ncoverage /);
    // What is left is what no request was found for.
    const left = /no expectation meets:\n([\s\S]*)$/.exec(again.stdout)?.[1] ?? '';
    for (const line of left.split('\n').filter(Boolean)) expect(line).toMatch(/ \(no request found that comes here\)$/);
  });
  await fc.assert(property, { numRuns: 25 });
  expect(pastedFiles).toBeGreaterThan(5);
});

const route = `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: shop }
spec:
  hosts: [shop.example.com, '*.shops.example.com']
  gateways: [mesh, edge]
  http:
  - name: old
    match:
    - { uri: { exact: /old } }
    - { uri: { prefix: /older }, method: { exact: POST } }
    redirect: { uri: /new }
  - name: status
    match: [{ port: 8080 }]
    directResponse: { status: 418 }
  - name: inside
    match:
    - { sourceNamespace: team, withoutHeaders: { x-a: {} }, queryParams: { a: { exact: b } } }
    - { gateways: [default/edge], authority: { suffix: .shops.example.com } }
    route: [{ destination: { host: a } }]
  - name: hidden
    match: [{ uri: { prefix: /older/x }, method: { exact: POST } }]
    route: [{ destination: { host: b } }]
  - name: rest
    route:
    - { destination: { host: a }, weight: 1 }
    - { destination: { host: b }, weight: 2 }
    mirrors: [{ destination: { host: c }, percentage: { value: 12.5 } }]
`.replace('{ suffix: .shops.example.com }', "{ regex: '.*\\.shops\\.example\\.com' }");

describe('a route of a file', () => {
  const ask = (expectations: string, ...argv: readonly string[]) =>
    test(['--from', 'vs.yaml', ...(expectations === '' ? [] : ['-t', 't.yaml']), '--coverage', ...argv], {
      files: { 'vs.yaml': route, 't.yaml': expectations },
    });

  it('gets expectations for every condition, share, answer and mirror that a request can reach', async () => {
    const { stdout } = await ask('');
    expect(stdout).toContain('coverage 0 %: 0 of 7 conditions, 0 of 4 shares, 0 of 1 copies, 0 of 2 answers\n');
    expect(stdout).toContain(
      '  rule 4 hidden: the path begins with "/older/x" and the method is "POST" (no request found',
    );
    const again = await ask(pasted(stdout));
    expect(again.stdout).toContain(
      '6 expectations hold\n\ncoverage 85.7 %: 6 of 7 conditions, 3 of 4 shares, 1 of 1 copies, 2 of 2 answers\n',
    );
    expect(again.stdout).not.toContain('expect:');
  });

  it('counts what a rule does only if an expectation states it', async () => {
    const { stdout } = await ask('expect: [{ rule: rest }]');
    expect(stdout).toContain('coverage 7.1 %: 1 of 7 conditions, 0 of 4 shares, 0 of 1 copies, 0 of 2 answers\n');
    const stated = await ask('expect: [{ shares: { a: 1, b: 2 } }]');
    expect(stated.stdout).toContain('1 of 7 conditions, 2 of 4 shares, 0 of 1 copies');
    const copied = await ask('expect: [{ mirrors: { c: 12.5 } }]');
    expect(copied.stdout).toContain('1 of 7 conditions, 0 of 4 shares, 1 of 1 copies');
  });

  it('does not count expectations that fail', async () => {
    const { stdout, exitCode } = await ask('expect: [{ version: a }]');
    expect(stdout).toContain('coverage 0 %');
    expect(exitCode).toBe(1);
  });
});

describe('--fail-under', () => {
  const half = { files: { 't.yaml': 'expect: [{ version: 0 }]\n' } };

  it.each([
    ['50', 0],
    ['50.1', 1],
    ['0', 0],
    ['100', 1],
  ])('%s ends with %i', async (least, exitCode) => {
    const result = await test([...canary, '-t', 't.yaml', '--fail-under', least], half);
    expect(result.exitCode).toBe(exitCode);
    expect(result.stdout).toContain('coverage 50 %: 1 of 2 conditions, 1 of 2 shares\n');
    expect(result.stdout.includes(`expected a coverage of at least ${least} %`)).toBe(exitCode === 1);
  });

  it.each(['', '-1', '101', 'NaN', '1e1', '5%'])('rejects %j', async (least) => {
    const { exitCode, stderr } = await test([...canary, '-t', 't.yaml', `--fail-under=${least}`], half);
    expect({ exitCode, stderr }).toMatchObject({ exitCode: 2 });
    expect(stderr).toContain('from 0 to 100');
  });

  it('is a point in TAP, and the missing expectations are comments', async () => {
    const { stdout } = await test([...canary, '-t', 't.yaml', '--fail-under', '90', '-o', 'tap'], half);
    expect(stdout).toContain(
      'TAP version 14\n1..2\nok 1 - GET http://httpbin.default/\nnot ok 2 - the coverage is at least 90 %\n  ---\n',
    );
    expect(stdout).toContain(
      '# coverage 50 %: 1 of 2 conditions, 1 of 2 shares\n# no expectation meets rule 1 httpbin-1',
    );
    const comments = stdout
      .split('\n')
      .filter((line) => line.startsWith('# '))
      .map((line) => line.slice(2));
    const yaml = comments.slice(comments.indexOf('expect:')).join('\n');
    expect(load(yaml)).toEqual({ expect: [{ request: { headers: { traffic: 'test' } }, version: 'httpbin-1' }] });
    const measured = await test([...canary, '-t', 't.yaml', '--coverage', '-o', 'tap'], half);
    expect(measured.stdout).toContain('\n1..1\n');
  });

  it('is a suite in JUnit', async () => {
    const { stdout } = await test([...canary, '-t', 't.yaml', '--fail-under', '90', '-o', 'junit'], half);
    expect(stdout).toContain('<testsuites name="iter8-release" tests="2" failures="1" errors="0">');
    expect(stdout).toContain('<testsuite name="coverage" tests="1" failures="1" errors="0">');
    expect(stdout).toContain('<property name="coverage" value="50"/>');
    expect(stdout).toContain('expect:\n- request:\n    headers:\n      traffic: test\n  version: httpbin-1');
    const measured = await test([...canary, '-t', 't.yaml', '--coverage', '-o', 'junit'], half);
    expect(measured.stdout).toContain('tests="2" failures="0"');
  });
});

it('counts only expectations with all versions available', async () => {
  const files = { 't.yaml': 'expect: [{ available: [0], version: 0 }]\n' };
  const { stdout } = await test([...canary, '-t', 't.yaml', '--coverage'], { files });
  expect(stdout).toContain('1 expectation holds\n\ncoverage 0 %: ');
});

it('needs a file of expectations or --coverage', async () => {
  const { exitCode, stderr } = await test(canary);
  expect(exitCode).toBe(2);
  expect(stderr).toContain('-t: name a file of expectations');
});
