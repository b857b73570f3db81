import { describe, expect, it } from 'vitest';
import { runCli } from './run-cli.ts';

const good = 'environment: deployment\napplication:\n  versions:\n    - image: nginx\n';
const bad = 'environment: deployment\napplication:\n  versions:\n    - image: nginx\n      wieght: 5\n      port: 0\n';

describe('validate', () => {
  it.each([
    ['valid values', good, [], 0],
    ['wrong values', bad, [], 1],
    ['a warning', good.replace('nginx', 'nginx\n      weight: 5'), [], 0],
    ['a warning with --strict', good.replace('nginx', 'nginx\n      weight: 5'), ['--strict'], 1],
    ['an unknown key', `${good}teem: a\n`, [], 1],
    ['an unknown key with --allow-unknown', `${good}teem: a\n`, ['--allow-unknown'], 0],
    ['an unknown key with both', `${good}teem: a\n`, ['--allow-unknown', '--strict'], 1],
    ['a key of the user', `${good}x-team: a\n`, ['--strict'], 0],
  ])('ends with the right exit code for %s', async (_, stdin, flags, exitCode) => {
    expect((await runCli(['validate', 'web', '-f', '-', ...flags], { stdin })).exitCode).toBe(exitCode);
  });

  it('describes a valid release', async () => {
    const { stdout } = await runCli(['validate', 'web', '-f', '-', '-n', 'prod'], { stdin: good });
    expect(stdout).toBe('valid: web in prod, 1 version, none on deployment\n');
  });

  it('reports every problem in the order of the file, each with its line', async () => {
    const { stdout } = await runCli(['validate', 'web', '-f', 'bad.yaml'], { files: { 'bad.yaml': bad } });
    const places = [...stdout.matchAll(/--> (\S+)/g)].map(([, place]) => place);
    expect(places).toEqual(['bad.yaml:5:7', 'bad.yaml:6:13']);
    expect(stdout).toContain('did you mean "weight"?');
  });

  it('names the file that set a value, or the flag', async () => {
    const files = { 'a.yaml': good, 'b.yaml': 'application:\n  port: 0\n' };
    const { stdout } = await runCli(
      ['validate', 'web', '-f', 'a.yaml', '-f', 'b.yaml', '--set', 'application.versions[0].port=70000', '-o', 'json'],
      { files },
    );
    const { diagnostics } = JSON.parse(stdout);
    expect(diagnostics).toMatchObject([
      { code: 'out-of-range', position: { kind: 'file', file: 'b.yaml', line: 2, column: 9 } },
      {
        code: 'out-of-range',
        position: { kind: 'flag', flag: '--set', argument: 'application.versions[0].port=70000' },
      },
    ]);
  });

  it.each([
    [
      'a gap in a list, once',
      'application.versions[9].image=x',
      ['versions[1] must be a map, not an empty value', 'indexes of a list have no gaps: the next index is 1'],
    ],
    [
      'every digit of a number',
      'application.port=9223372036854775807',
      ['port must be between 1 and 65535, not 9223372036854775807', undefined],
    ],
  ])('reports a flag %s', async (_, flag, expected) => {
    const { stdout } = await runCli(['validate', '-f', '-', '--set', flag, '-o', 'json'], { stdin: good });
    const said = JSON.parse(stdout).diagnostics.map((one: { message: string; hint?: string }) => [
      one.message,
      one.hint,
    ]);
    expect(said).toEqual([expected]);
  });

  it('treats a label as absent if a later file or flag makes it null', async () => {
    const files = {
      'a.yaml': `${good}  metadata: {labels: {team: a, tier: b}}\n`,
      'b.yaml': 'application: {metadata: {labels: {team: null}}}\n',
    };
    const flags = ['-f', 'a.yaml', '-f', 'b.yaml', '--set', 'application.metadata.labels.tier=null'];
    const { stdout } = await runCli(['render', 'web', ...flags, '-s', 'Service/web-0', '-o', 'json'], { files });
    expect(JSON.parse(stdout).items[0].metadata.labels).toEqual({ 'iter8.tools/watch': 'true' });
  });

  it.each([
    ['{name: deployment}', 'environment must be a string, not a map'],
    ['[deployment]', 'environment must be a string, not a list'],
    ['1', 'environment must be a string, not the number 1'],
  ])('reports the environment %s', async (environment, expected) => {
    const stdin = good.replace('deployment', environment);
    const { stdout } = await runCli(['validate', '-f', '-', '-o', 'json'], { stdin });
    expect(JSON.parse(stdout).diagnostics).toMatchObject([{ message: expected, position: { line: 1, column: 14 } }]);
  });

  it.each([
    ['json', (text: string) => expect(JSON.parse(text).summary).toEqual({ errors: 2, warnings: 0, infos: 0 })],
    ['github', (text: string) => expect(text).toMatch(/^::error file=bad\.yaml,line=5,/)],
    ['sarif', (text: string) => expect(JSON.parse(text).runs[0].results).toHaveLength(2)],
  ])('writes %s', async (format, check) => {
    const { exitCode, stdout, stderr } = await runCli(['validate', '-f', 'bad.yaml', '-o', format], {
      files: { 'bad.yaml': bad },
    });
    expect({ exitCode, stderr }).toEqual({ exitCode: 1, stderr: '' });
    check(stdout);
  });
});
