import { describe, expect, it } from 'vitest';
import { fakeKubectl } from '../kubernetes/fake-kubectl.ts';
import { runCli } from './run-cli.ts';

const values = ['-f', 'examples/blue-green/candidate.yaml'];
const env = { PATH: process.env.PATH };

describe('apply', () => {
  it('prints with --dry-run=client what render prints, and starts no kubectl', async () => {
    const dry = await runCli(['apply', 'web', ...values, '--dry-run=client', '--kubectl', '/nowhere/kubectl']);
    expect(dry).toEqual(await runCli(['render', 'web', ...values]));
  });

  it('starts no kubectl if the values are wrong', async () => {
    const wrong = ['--set', 'application.versions=null', '--kubectl', '/nowhere/kubectl'];
    const { exitCode, stdout, stderr } = await runCli(['apply', 'web', ...values, ...wrong]);
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
    expect(stderr).toContain('versions');
  });

  it('explains what to do if kubectl is missing', async () => {
    expect(await runCli(['apply', 'web', ...values, '--kubectl', '/nowhere/kubectl'])).toEqual({
      exitCode: 2,
      stdout: '',
      stderr:
        'error: cannot find /nowhere/kubectl: install kubectl (https://kubernetes.io/docs/tasks/tools/), or name it with --kubectl PATH\n',
    });
  });

  it('passes manifests and options to kubectl, and passes on its lines and exit code', async () => {
    const kubectl = await fakeKubectl(`
      const text = require('node:fs').readFileSync(0, 'utf8');
      console.log(process.argv.slice(2).join(' '), text.split('---').length - 1);
      console.error('Error: Apply failed with 1 conflict: x');
      process.exit(3);`);
    const flags = [
      '--kubectl',
      kubectl,
      '--context',
      'c',
      '--kubeconfig',
      'k',
      '--dry-run=server',
      '--force-conflicts',
    ];
    expect(await runCli(['apply', 'web', ...values, ...flags], { env })).toEqual({
      exitCode: 3,
      stdout:
        'apply --server-side --field-manager=iter8-release -f - --context=c --kubeconfig=k --dry-run=server --force-conflicts 8\n',
      stderr: expect.stringMatching(/^Error: Apply failed with 1 conflict: x\nhelp: .*--force-conflicts.*\n$/),
    });
  });

  it.each([
    [[], 'h', ' --context=h'],
    [['--context', 'c'], 'h', ' --context=c'],
    [[], '', ''],
  ])('uses the context of Helm if no other is given: %j %j', async (flags, context, shown) => {
    const kubectl = await fakeKubectl('console.log(process.argv.slice(2).join(" "))');
    const argv = ['apply', 'web', ...values, '--kubectl', kubectl, ...flags];
    const { stdout } = await runCli(argv, { env: { ...env, HELM_KUBECONTEXT: context } });
    expect(stdout).toBe(`apply --server-side --field-manager=iter8-release -f -${shown}\n`);
  });

  const unnamed =
    'warning: no name given, so the release is named release-name; to name it: iter8-release apply NAME …\n';
  it.each([
    [[], unnamed],
    [['--dry-run=server'], unnamed],
    [['web'], ''],
    [['release-name'], ''],
    [['--set', 'application.metadata.name=web'], ''],
    [['--dry-run=client'], ''],
  ])('warns if no name is given: %j', async (argv, said) => {
    const kubectl = await fakeKubectl('');
    const { exitCode, stderr } = await runCli(['apply', ...values, '--kubectl', kubectl, ...argv], { env });
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: said });
  });
});
