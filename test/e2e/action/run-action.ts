import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { readAction } from '../../action/read-action.ts';
import { repository } from '../../cli/run-cli.ts';

export interface ActionRun {
  readonly exitCode: number | undefined;
  readonly stdout: string;
  readonly outputs: { readonly [name: string]: string };
}

/**
 * Runs the steps of action.yml as the runner of GitHub Actions runs those of a composite action: each with bash, its
 * environment filled in from the inputs, until one fails.
 * Source: https://docs.github.com/actions/reference/workflows-and-actions/workflow-syntax (shell: bash)
 *
 * @param workspace the folder of the checked out repository
 */
export async function runAction(
  inputs: { readonly [name: string]: string },
  workspace: string,
  env: NodeJS.ProcessEnv = {},
): Promise<ActionRun> {
  const action = readAction();
  const given = Object.fromEntries(Object.entries(action.inputs).map(([name, input]) => [name, input.default ?? '']));
  const temporary = mkdtempSync(join(tmpdir(), 'action-'));
  const output = join(temporary, 'output');
  writeFileSync(output, '');
  let [exitCode, stdout]: [number | undefined, string] = [0, ''];
  for (const [index, step] of action.runs.steps.entries()) {
    const script = join(temporary, `${index}.sh`);
    writeFileSync(script, step.run ?? '');
    const filled = Object.entries(step.env ?? {}).map(([name, text]) => [name, fillIn(text, { ...given, ...inputs })]);
    const result = await execa('bash', ['--noprofile', '--norc', '-eo', 'pipefail', script], {
      cwd: workspace,
      reject: false,
      env: {
        ...Object.fromEntries(filled),
        GITHUB_ACTION_PATH: repository,
        GITHUB_WORKSPACE: workspace,
        GITHUB_OUTPUT: output,
        CI: 'true',
        ...env,
      },
    });
    stdout += `${result.stdout}\n${result.stderr}\n`;
    exitCode = result.exitCode;
    if (exitCode !== 0) break;
  }
  const outputs = readOutputs(readFileSync(output, 'utf8'));
  rmSync(temporary, { recursive: true });
  return { exitCode, stdout, outputs };
}

function fillIn(text: string, inputs: { readonly [name: string]: string }): string {
  return text.replace(/\$\{\{ inputs\.([a-z-]+) \}\}/g, (_, name) => inputs[name] ?? '');
}

/** `name<<end`, lines, `end`: as the runner reads GITHUB_OUTPUT. */
function readOutputs(text: string): { readonly [name: string]: string } {
  const found = text.matchAll(/^([a-z-]+)<<(\S+)\n([\s\S]*?)\n\2$/gm);
  return Object.fromEntries([...found].map(([, name, , value]) => [name, value]));
}
