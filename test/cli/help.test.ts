import { describe, expect, it } from 'vitest';
import { runCli } from './run-cli.ts';

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

  it('is what the program prints without a command', async () => {
    const { exitCode, stdout, stderr } = await runCli([]);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toContain('Commands:');
  });
});
