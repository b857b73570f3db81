import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { loadAll } from 'js-yaml';
import { afterAll, describe, expect, it } from 'vitest';
import { at } from '../at.ts';
import { runCli } from './run-cli.ts';

const root = mkdtempSync(join(tmpdir(), 'environments-'));
afterAll(() => rmSync(root, { recursive: true }));

const manifest = `name: jobs
title: Jobs
description: A Job for each version.
versionObjects:
  - gvrShort: job
    apiVersion: batch/v1
    kind: Job
    template: job
    specification: jobSpecification
    requires: [image]
destination:
  object: job
  host: "{name}.{namespace}"
strategies:
  blue-green:
    title: By weight
    weights: every-version
    weightConfigs: true
    route:
      gvrShort: vs
      template: route
`;
const job = `apiVersion: {{object.apiVersion}}
kind: {{object.kind}}
metadata: {{object.metadata}}
spec:
  template:
    spec:
      containers:
      - name: main
        image: {{version.image}}
`;
const files = { 'environment.yaml': manifest, 'job.hbs': job, 'route.hbs': '{{> shared/virtual-service}}\n' };
const values = `environment: jobs
application:
  strategy: blue-green
  versions: [{image: a}, {image: b}, {image: c}, {image: d}]
`;

let count = 0;

/** Writes an environment into a new folder, laid over one that is right, and says where it is. */
function pack(more: { readonly [file: string]: string | undefined } = {}, name = 'jobs'): string {
  count += 1;
  const folder = join(root, `${count}`, name);
  for (const [file, text] of Object.entries({ ...files, ...more })) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    if (text !== undefined) writeFileSync(join(folder, file), text);
  }
  return folder;
}

const render = (folder: string, stdin = values) =>
  runCli(['render', 'web', '-f', '-', '--environments', folder], { stdin });

describe('an environment in its own folder', () => {
  it.each([
    ['the folder', (folder: string) => folder],
    ['the folder with a slash', (folder: string) => `${folder}/`],
    ['a folder of such folders', dirname],
  ])('is rendered if %s is named', async (_, named) => {
    const { exitCode, stdout, stderr } = await render(named(pack()));
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    const kinds = loadAll(stdout).map((object) => at(object, 'kind'));
    expect(kinds.filter((kind) => kind === 'Job')).toHaveLength(4);
  });

  it('has the strategy none without listing it, and has an alias', async () => {
    const folder = pack({ 'environment.yaml': `${manifest}aliases: [work]\n` });
    const { exitCode, stdout } = await render(folder, 'environment: work\napplication: {versions: [{image: a}]}\n');
    expect(exitCode).toBe(0);
    expect(stdout).not.toContain('routingTemplates');
  });

  it('cannot control the terminal through its title', async () => {
    const title = 'title: "a\\e[31mb\\u009b\\u202Ec"\n';
    const folder = pack({ 'environment.yaml': manifest.replace('title: Jobs\n', title) });
    const listed = await runCli(['environments', '--environments', folder]);
    expect(listed).toMatchObject({ exitCode: 0, stderr: '' });
    expect(listed.stdout).toContain('jobs: a\\x1B[31mb\\x9B\\u202Ec\n');
    const { stdout } = await runCli(['environments', '--environments', folder, '-o', 'json']);
    expect(stdout).not.toMatch(/[\u0080-\u009f\u202e]/u);
    expect(JSON.parse(stdout).environments.map(({ title }: { title: string }) => title)).toContain(
      'a\u001b[31mb\u009b\u202Ec',
    );
  });

  it('keeps the text of templates out of the compiled code', async () => {
    const text = 'a: "\');process.exit(7);//\\u2028`$(1)`"\n{{#if name}}b: 1{{/if}}\n';
    const data = 'apiVersion: batch/v1\nkind: Job\nmetadata: {{object.metadata}}\n';
    const { stdout } = await render(pack({ 'job.hbs': `${data}${text}` }));
    expect(stdout).toContain("');process.exit(7);//");
    const hostile = '{{> x"];process.exit(7);//}}';
    expect((await render(pack({ 'job.hbs': hostile }))).exitCode).toBe(1);
    const field = '{{#if version.[a"];process.exit(7);//]}}{{/if}}';
    expect((await render(pack({ 'job.hbs': field }))).stderr).toContain('job.hbs:1:1');
  });
});

describe('the specification of its own object', () => {
  it.each([
    ['5', '2:45', 'jobSpecification must be a map, not the number 5'],
    ['{metadata: {}}', '2:27', '"spec" is missing in jobSpecification'],
    ['{spec: [a]}', '2:52', 'spec must be a map, not a list'],
    ['{spec: {}, extra: 1}', '2:56', 'unknown key "extra"'],
    ['{spec: {}, metadata: {lables: {}}}', '2:67', 'unknown key "lables"'],
    ['{spec: {}, metadata: {name: 5}}', '2:73', 'name must be a string, not the number 5'],
    ['{spec: {}, metadata: {name: A}}', '2:73', '"A" is not a valid name for a Job'],
  ])('is refused if it is %s', async (text, place, message) => {
    const { exitCode, stderr } = await render(
      pack(),
      `environment: jobs\napplication: {versions: [{jobSpecification: ${text}}]}\n`,
    );
    expect(exitCode).toBe(1);
    expect(stderr).toContain(`<stdin>:${place}`);
    expect(stderr).toContain(`]: ${message}`);
    expect(stderr).toContain('1 error');
  });
});

describe('schema --environments', () => {
  it('knows its alias', async () => {
    const folder = pack({ 'environment.yaml': `${manifest}aliases: [work]\n` });
    const { exitCode, stdout } = await runCli(['schema', '--environments', folder]);
    expect(exitCode).toBe(0);
    const names = at(JSON.parse(stdout), 'properties', 'environment', 'enum') as readonly string[];
    expect(names.slice(-3)).toEqual(['kserve-modelmesh-istio', 'jobs', 'work']);
  });

  it('prints only the errors if the environment is broken', async () => {
    const { exitCode, stdout, stderr } = await runCli(['schema', '--environments', pack({ 'job.hbs': undefined })]);
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
    expect(stderr).toContain('error[broken-environment]: unknown template job');
  });
});

describe('its own setting', () => {
  const settings =
    'settings:\n  retries: { key: job.retries, default: 6 }\n  queue: { key: job.queue, default: main }\n';
  const folder = () =>
    pack({
      'environment.yaml': `${manifest}${settings}`,
      'job.hbs': `${job}  a: {{settings.retries}}\n  b: {{settings.queue}}\n`,
    });
  const renderWith = (text: string) =>
    render(folder(), `environment: jobs\njob: {${text}}\napplication: {versions: [{image: a}]}\n`);

  it.each([
    ['', [6, 'main']],
    ['retries: 0, queue: fast', [0, 'fast']],
    ['retries: "3", queue: 7', [3, '7']],
    ['retries: "", queue: ', [6, 'main']],
  ])('has the value of {%s}, or its default', async (text, expected) => {
    const { stdout } = await renderWith(text);
    const [object] = loadAll(stdout);
    expect([at(object, 'spec', 'a'), at(object, 'spec', 'b')]).toEqual(expected);
  });

  it.each([
    ['retries: 3x', '2:16', 'retries must be a number, not the string "3x"'],
    ['retries: {}', '2:16', 'retries must be a number, not a map'],
    ['queue: [a]', '2:14', 'queue must be a string, not a list'],
    ['queue: on', '2:14', 'queue must be a string, not the boolean true'],
  ])('is refused if it is {%s}', async (text, place, message) => {
    const { exitCode, stderr } = await renderWith(text);
    expect(exitCode).toBe(1);
    expect(stderr).toContain(`[wrong-type]: ${message}\n --> <stdin>:${place}`);
    expect(stderr).toContain('1 error');
  });
});

const nested = `${'{{#each @root.versions}}'.repeat(25)}x${'{{/each}}'.repeat(25)}`;
const doubling = Object.fromEntries(
  Array.from({ length: 30 }, (_, index) => [
    `p${index}.hbs`,
    index === 29 ? 'x' : `{{> p${index + 1}}}{{> p${index + 1}}}`,
  ]),
);

describe('a broken environment is refused, with file and line', () => {
  it.each<[string, { readonly [file: string]: string | undefined }, string, string]>([
    ['no template', { 'job.hbs': undefined }, 'environment.yaml:8:15', 'unknown template job'],
    ['no partial', { 'job.hbs': 'a: 1\n  {{> other}}' }, 'job.hbs:2:3', 'unknown partial other'],
    ['no shared template', { 'job.hbs': '{{> shared/other}}' }, 'job.hbs:1:1', 'unknown partial shared/other'],
    ['a partial of another folder', { 'job.hbs': '{{> ../secret}}' }, 'job.hbs:1:1', 'invalid partial name'],
    ['a partial by an absolute path', { 'job.hbs': '{{> /etc/passwd}}' }, 'job.hbs:1:', ''],
    [
      'a template of another folder',
      { 'environment.yaml': manifest.replace('template: job', 'template: ../job') },
      'environment.yaml:8:15',
      'template is not valid: "../job"',
    ],
    [
      'a template by an absolute path',
      { 'environment.yaml': manifest.replace('template: job', 'template: /etc/passwd') },
      'environment.yaml:8:15',
      'template is not valid',
    ],
    [
      'a partial that includes itself',
      { 'job.hbs': 'a\n{{> job}}' },
      'job.hbs:2:1',
      'the template includes itself: job → job',
    ],
    [
      'partials that include each other',
      { 'job.hbs': '{{> a}}', 'a.hbs': '{{> b}}', 'b.hbs': '{{#if name}}{{> a}}{{/if}}' },
      'a.hbs:1:1',
      'a → b → a',
    ],
    ['partials that double', { 'job.hbs': '{{> p0}}', ...doubling }, '.hbs:1:1', 'more text than any release needs'],
    ['lists within lists', { 'job.hbs': nested }, 'job.hbs:1:', 'more text than any release needs'],
    ['unescaped output', { 'job.hbs': 'a: 1\nb: {{{name}}}' }, 'job.hbs:2:4', 'unescaped output'],
    ['an unknown helper', { 'job.hbs': '{{exec name}}' }, 'job.hbs:1:1', 'unknown helper exec'],
    ['an unknown field', { 'job.hbs': 'a: 1\nb: {{nmae}}' }, 'job.hbs:2:4', 'the release has no such field'],
    [
      'a value that is not a list',
      { 'job.hbs': '{{#each application}}{{/each}}' },
      'job.hbs:1:1',
      '{{#each}} needs a list',
    ],
    ['no YAML', { 'job.hbs': 'a: b: c' }, 'job.hbs:1:1', 'its output is not YAML'],
    [
      'a key twice',
      { 'job.hbs': `${job}kind: Job\n` },
      'job.hbs:1:1',
      'its output is not YAML: duplicated mapping key (line 10 of its output)',
    ],
    ['no object', { 'job.hbs': 'a: b' }, 'job.hbs:1:1', 'its output is not a Kubernetes object'],
    [
      'another kind than the manifest says',
      { 'job.hbs': job.replace('{{object.kind}}', 'CronJob') },
      'job.hbs:1:1',
      'it renders kind CronJob, where environment.yaml says Job',
    ],
    [
      'another API',
      { 'job.hbs': job.replace('{{object.apiVersion}}', 'jobs/v1') },
      'job.hbs:1:1',
      'it renders apiVersion jobs/v1, where environment.yaml says batch/v1',
    ],
    [
      'another name than the routemap lists',
      { 'job.hbs': job.replace('{{object.metadata}}', '{name: main, namespace: default}') },
      'job.hbs:1:1',
      'it renders name main, where the routemap lists web-0; write metadata: {{object.metadata}}',
    ],
    [
      'no namespace',
      { 'job.hbs': job.replace('{{object.metadata}}', '{name: {{version.name}} }') },
      'job.hbs:1:1',
      'it renders no namespace, where the routemap lists default; write metadata: {{object.metadata}}',
    ],
    [
      'another kind of an object of the application',
      {
        'environment.yaml': `${manifest}applicationObjects: [{apiVersion: v1, kind: Service, template: front}]\n`,
        'front.hbs': 'apiVersion: v1\nkind: Secret\nmetadata: {name: a, namespace: b}\n',
      },
      'front.hbs:1:1',
      'it renders kind Secret, where environment.yaml says Service',
    ],
    ['aliases', { 'job.hbs': 'a: &a [1]\nb: [*a, *a]' }, 'job.hbs:1:1', 'its output is not YAML'],
    [
      'a route that is no Go template',
      { 'route.hbs': '{{> shared/virtual-service}}\n  a: \\{{ if }}\n' },
      'route.hbs:1:1',
      'missing value for if',
    ],
    [
      'a route that fails while only one version is available',
      {
        'route.hbs':
          '{{> shared/virtual-service}}\n  a: \\{{ if eq (index .Weights 1) 0 }}\\{{ index .Weights 4 }}\\{{ end }}\n',
      },
      'route.hbs:1:1',
      'slice index out of range',
    ],
    ['a route that is no object', { 'route.hbs': 'a: 1\n' }, 'route.hbs:1:1', 'an object without apiVersion and kind'],
    ['no manifest that is YAML', { 'environment.yaml': 'name: [' }, 'environment.yaml:1:', 'error[yaml-syntax]'],
    [
      'a list as manifest',
      { 'environment.yaml': '- a' },
      'environment.yaml:1:1',
      'environment.yaml must be a map of keys',
    ],
    [
      'an unknown key',
      { 'environment.yaml': `${manifest}gatways: []\n` },
      'environment.yaml:22:1',
      'did you mean "gateways"?',
    ],
    [
      'a missing key',
      { 'environment.yaml': manifest.replace('title: Jobs\n', '') },
      'environment.yaml:1:1',
      '"title" is missing',
    ],
    [
      'another name',
      { 'environment.yaml': manifest.replace('jobs', 'job') },
      'environment.yaml:1:7',
      'the folder is called jobs',
    ],
    [
      'another destination',
      { 'environment.yaml': manifest.replace('object: job', 'object: svc') },
      'environment.yaml:12:11',
      'unknown version object svc',
    ],
    [
      'another placeholder',
      { 'environment.yaml': manifest.replace('{name}.', '{secret}.') },
      'environment.yaml:13:9',
      'host is not valid',
    ],
    [
      'a large manifest',
      { 'environment.yaml': 'a'.repeat(10_000_000) },
      'environment.yaml:1:1',
      'it is larger than 1024 KiB',
    ],
    ['a large template', { 'job.hbs': 'a'.repeat(300_000) }, 'job.hbs:1:1', 'it is larger than 256 KiB'],
    [
      'a fragment with a reference',
      { 'values.schema.json': '{"$ref": "file:///etc/passwd"}' },
      'values.schema.json:1:2',
      'unknown key "$ref"',
    ],
    ['a fragment with a wrong type', { 'values.schema.json': '{"type": "strnig"}' }, 'values.schema.json:1:10', 'type'],
    [
      'a fragment with a bad pattern',
      { 'values.schema.json': '{"pattern": "^["}' },
      'schema.json:1:13',
      'Invalid regular',
    ],
    [
      'a condition that is none',
      { 'environment.yaml': `${manifest}    match: {key: match, default: [1]}\n` },
      'environment.yaml:22:35',
      'must be a map',
    ],
    [
      'a fragment with a slow pattern',
      { 'values.schema.json': '{"pattern": "^(a+)+$"}' },
      'values.schema.json:1:13',
      'it must be an expression that begins with ^',
    ],
  ])('%s', async (_, more, place, message) => {
    const { exitCode, stdout, stderr } = await render(pack(more));
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
    expect(stderr).toContain(place);
    expect(stderr).toContain(message);
    expect(stderr).not.toContain('\\n');
  });

  it.each([
    ['before it is tried', 'a: 1\nb: {{{name}}}', '{{{name}}}'],
    ['when it is tried', 'a: 1\nb: {{nmae}}', '{{nmae}}'],
  ])('shows the wrong line of a template, %s', async (_, template, wrong) => {
    const { stderr } = await render(pack({ 'job.hbs': template }));
    expect(stderr).toContain(`\n2 | b: ${wrong}\n  |    ^`);
  });

  it('is reported once if a template is refused', async () => {
    const { stderr } = await render(pack({ 'job.hbs': 'a'.repeat(300_000) }));
    expect(stderr).toContain('1 error in');
  });

  it('a link that leads out of the folder', async () => {
    const folder = pack({ 'job.hbs': undefined });
    writeFileSync(join(root, 'secret.hbs'), job);
    symlinkSync(join(root, 'secret.hbs'), join(folder, 'job.hbs'));
    const { exitCode, stderr } = await render(folder);
    expect(exitCode).toBe(1);
    expect(stderr).toContain('job.hbs is not read: the link leads out of the folder');
  });

  it('the name of a built-in environment', async () => {
    const { exitCode, stderr } = await render(pack({}, 'kserve'), values.replace('jobs', 'kserve'));
    expect(exitCode).toBe(1);
    expect(stderr).toContain('iter8-release already has an environment kserve');
  });

  it.each([
    ['no folder', join(root, 'none'), 'no such file or folder'],
    ['a file', join(import.meta.dirname, 'environments.test.ts'), 'environments.test.ts: not a folder'],
    ['a folder without environments', root, 'neither the folder nor its subfolders have an environment.yaml'],
  ])('%s', async (_, folder, message) => {
    const { exitCode, stderr } = await render(folder);
    expect(exitCode).toBe(2);
    expect(stderr).toContain(message);
  });
});

describe('only the requested environment is loaded', () => {
  it('so a broken one beside it does not matter', async () => {
    const folder = pack();
    mkdirSync(join(dirname(folder), 'broken'));
    writeFileSync(join(dirname(folder), 'broken/environment.yaml'), 'name: [');
    expect((await render(dirname(folder))).exitCode).toBe(0);
  });
});

describe('environments', () => {
  it('lists all environments', async () => {
    const { exitCode, stdout, stderr } = await runCli(['environments', '--environments', pack()]);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(stdout).toContain('kserve (also kserve-0.11): KServe InferenceServices\n  strategies');
    expect(stdout).toContain(
      'jobs: Jobs\n  strategies       none, blue-green\n  per version      Job, ConfigMap (weight)\n  per application  ConfigMap (routemap)\n  route            VirtualService\n',
    );
  });

  it('lists them as JSON, and reports the broken ones', async () => {
    const folder = pack({ 'job.hbs': undefined });
    const { exitCode, stdout, stderr } = await runCli(['environments', '-o', 'json', '--environments', folder]);
    expect(exitCode).toBe(1);
    expect(at(JSON.parse(stdout), 'environments', 0, 'name')).toBe('deployment');
    expect(stderr).toContain('unknown template job');
  });
});
