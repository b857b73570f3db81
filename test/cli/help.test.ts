import { describe, expect, it } from 'vitest';
import { type CliResult, runCli } from './run-cli.ts';

describe('help', () => {
  it.each([
    [['--help'], 'Usage: iter8-release [options] [command]'],
    [['help'], 'Usage: iter8-release [options] [command]'],
    [['render', '--help'], 'Usage: iter8-release render [options] [release]'],
    [['help', 'apply'], 'Usage: iter8-release apply [options] [release]'],
    [['--version'], 'development'],
  ])('%j', async (argv, first) => {
    const { exitCode, stdout, stderr } = await runCli(argv);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(stdout.split('\n')[0]).toBe(first);
  });

  it('describes a command in lines that fit a terminal of 80 columns', async () => {
    const { stdout } = await runCli(['help']);
    const commands = [...stdout.matchAll(/^ {2}([a-z-]+) .*/gm)].map(([, name]) => name ?? '');
    expect(commands).toEqual(expect.arrayContaining(['render', 'route', 'graph', 'help']));
    for (const command of commands.filter((name) => name !== 'help')) {
      const [narrow, wide] = await Promise.all([80, 500].map((columns) => runCli([command, '--help'], { columns })));
      expect(descriptionIn(narrow), command).toBe(descriptionIn(wide));
    }
  });

  it.each([
    ['upgrade', 'apply installs and upgrades a release; with Helm itself, add --post-renderer iter8-release'],
    ['template', 'render prints the manifests of a release'],
    ['lint', 'validate checks the values of a release'],
    ['diff', 'plan shows what new values would change'],
    ['version', '--version prints the version'],
  ])('explains to users of helm %s which command to use', async (word, habit) => {
    expect(await runCli([word, '--install', 'web', '-f', 'values.yaml'])).toEqual({
      exitCode: 2,
      stdout: '',
      stderr: `error: unknown command '${word}'\n(${habit})\n(--help lists commands and options)\n`,
    });
  });

  it('ends with a first command, but the help of a command does not', async () => {
    expect((await runCli(['--help'])).stdout).toMatch(/\n\nStart with: iter8-release validate NAME -f values\.yaml\n$/);
    expect((await runCli(['schema', '--help'])).stdout).not.toContain('Start with');
  });

  it('is printed without a command', async () => {
    const { exitCode, stdout, stderr } = await runCli([]);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toContain('Commands:');
  });
});

/** What stands between the usage and the first group of arguments or options. */
function descriptionIn(result: CliResult | undefined): string | undefined {
  return result?.stdout.split('\n\n')[1];
}
