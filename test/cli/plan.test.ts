import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { repository, runCli } from './run-cli.ts';

const folder = join(repository, 'test/golden-plans/promotion-sends-users-back');
const values = (image: string) => `environment: deployment\napplication: {versions: [{image: "${image}"}]}\n`;

describe('plan', () => {
  it('reports as JSON which routes stay behind', async () => {
    const argv = ['plan', 'shop', '-f', 'after.yaml', '--from', 'before.yaml', '-o', 'json'];
    const other = await runCli(argv, { folder: join(repository, 'test/golden-plans/other-environment') });
    expect(JSON.parse(other.stdout).leftovers).toMatchObject([
      { kind: 'VirtualService', name: 'shop', namespace: 'default' },
    ]);
    expect(JSON.parse((await runCli(argv, { folder })).stdout).leftovers).toEqual([]);
  });

  it('reports as JSON what the API server refuses', async () => {
    const argv = ['plan', 'shop', '-f', 'after.yaml', '--from', 'before.yaml', '-o', 'json'];
    const { stdout } = await runCli(argv, { folder: join(repository, 'test/golden-plans/another-selector') });
    const { refusals, versions } = JSON.parse(stdout);
    expect(refusals).toMatchObject([{ object: { kind: 'Deployment', name: 'shop-1' }, field: 'spec.selector' }]);
    expect(versions[1].state).toBe('refused');
  });

  it('reports as JSON what it prints as text', async () => {
    const argv = ['plan', 'shop', '-f', 'after.yaml', '--from', 'before.yaml', '-o', 'json'];
    const { stdout, exitCode } = await runCli(argv, { folder });
    const plan = JSON.parse(stdout);
    expect(exitCode).toBe(0);
    expect(plan.traffic).toEqual([
      {
        conditions: [],
        before: {
          shares: [
            { version: 'shop-0', share: 0.3 },
            { version: 'shop-1', share: 0.7 },
          ],
          mirrors: [],
          ended: [],
        },
        during: { shares: [{ version: 'shop-0', share: 1 }], mirrors: [], ended: [] },
        after: { shares: [{ version: 'shop-0', share: 1 }], mirrors: [], ended: [] },
      },
    ]);
    expect(plan.versions).toEqual([
      { version: 'shop-0', state: 'rolling', before: 'ghcr.io/acme/shop:1', after: 'ghcr.io/acme/shop:2' },
    ]);
    expect(plan.setbacks).toMatchObject([{ kind: 'back-to-old', version: 'shop-0', before: 0.3, share: 1, after: 0 }]);
    expect(plan.objects.map(({ kind }: { kind: string }) => kind)).toEqual([
      ...Array(3).fill('changed'),
      ...Array(3).fill('removed'),
    ]);
    expect(plan.objects[1].fields).toEqual([
      {
        path: 'spec.template.spec.containers.shop-0.image',
        before: 'ghcr.io/acme/shop:1',
        after: 'ghcr.io/acme/shop:2',
      },
    ]);
  });

  it('reads the old values from standard input, and applies --set to the new ones only', async () => {
    const argv = ['plan', '-f', 'new.yaml', '--from', '-', '--set', 'application.versions[0].image=c'];
    const { stdout } = await runCli(argv, { stdin: values('a'), files: { 'new.yaml': values('b') } });
    expect(stdout).toContain('release-name-0: a → c; old pods answer until new pods are ready');
  });

  it('does not report unknown keys in old values, and refuses those in new ones', async () => {
    const files = { 'old.yaml': `${values('a')}more: 1\n`, 'new.yaml': values('a') };
    const good = await runCli(['plan', '-f', 'new.yaml', '--from', 'old.yaml'], { files });
    expect([good.exitCode, good.stderr]).toEqual([0, '']);
    expect(good.stdout).toContain('Objects: no change');
    const bad = await runCli(['plan', '-f', 'old.yaml', '--from', 'new.yaml'], { files });
    expect([bad.exitCode, bad.stdout]).toEqual([1, '']);
    expect(bad.stderr).toContain('old.yaml:3:1');
  });

  it('warns of unknown keys in new values with --allow-unknown', async () => {
    const files = { 'old.yaml': values('a'), 'new.yaml': `${values('a')}more: 1\n` };
    const argv = ['plan', '-f', 'new.yaml', '--from', 'old.yaml', '--allow-unknown'];
    const { exitCode, stdout, stderr } = await runCli(argv, { files });
    expect([exitCode, stdout.includes('Objects: no change')]).toEqual([0, true]);
    expect(stderr).toContain('warning[unknown-key]');
    expect(stderr).toContain('new.yaml:3:1');
  });

  it.each([
    [['-f', '-', '--from', '-'], '-f - and --from -: standard input can be read only once'],
    [
      ['-f', 'new.yaml', '--from', 'new.yaml', '--resources', '-'],
      '--resources -: the new values read standard input; name manifests for the old ones with --from-resources',
    ],
    [['-f', 'new.yaml', '--from', 'no.yaml'], 'cannot read no.yaml: no such file or folder'],
    [['-f', 'new.yaml'], "required option '--from <file>' not specified"],
    [['--from', 'new.yaml'], 'no values given: name a file with -f values.yaml, or use -f - for standard input'],
  ])('refuses %j', async (options, message) => {
    const { exitCode, stdout, stderr } = await runCli(['plan', ...options], { files: { 'new.yaml': values('a') } });
    expect([exitCode, stdout]).toEqual([2, '']);
    expect(stderr).toContain(message);
  });

  it('tells which part of a route it cannot follow', async () => {
    const file = join(repository, 'test/golden/gateway-expression-unportable/values.yaml');
    const { exitCode, stdout, stderr } = await runCli(['plan', '-f', 'new.yaml', '--from', file], {
      files: { 'new.yaml': values('a') },
    });
    expect([exitCode, stdout]).toEqual([2, '']);
    expect(stderr).toContain(
      'error: requests cannot be followed: spec.rules[0].matches[0].path.value of the route is not a regular expression',
    );
  });

  it('escapes names, for Markdown and for the terminal', async () => {
    const files = { 'old.yaml': values('a'), 'new.yaml': values('x|<b>`@me`\\u001b[2J') };
    const text = await runCli(['plan', '-f', 'new.yaml', '--from', 'old.yaml', '--allow-unknown'], { files });
    const markdown = await runCli(['plan', '-f', 'new.yaml', '--from', 'old.yaml', '-o', 'markdown'], { files });
    expect(text.stdout + markdown.stdout).not.toContain('\u001b');
    const [table] = markdown.stdout.split('<details>');
    expect(table).not.toMatch(/<b>|`|@me/);
  });
});
