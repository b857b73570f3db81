import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readInputs } from '../../action/read-inputs.mjs';
import { repository } from '../cli/run-cli.ts';
import { readPages } from '../documentation/expect-page.ts';
import { readAction } from './read-action.ts';

const action = readAction();
const { steps } = action.runs;

/** Source: https://docs.github.com/actions/reference/workflows-and-actions/metadata-syntax */
describe('action.yml is what the metadata syntax asks for', () => {
  it('has the keys of a composite action, and no others', () => {
    expect(Object.keys(action).sort()).toEqual(['branding', 'description', 'inputs', 'name', 'outputs', 'runs']);
    expect(Object.keys(action.runs).sort()).toEqual(['steps', 'using']);
    expect(action.runs.using).toBe('composite');
    expect(action.branding.color).toMatch(/^(white|black|yellow|blue|green|orange|red|purple|gray-dark)$/);
  });

  it.each(Object.entries(action.inputs))('input %s', (name, input) => {
    expect(name).toMatch(/^[a-z][a-z-]*$/);
    const keys = {
      description: expect.stringMatching(/\S/),
      required: expect.any(Boolean),
      default: expect.any(String),
    };
    expect(input).toEqual(keys);
  });

  it.each(Object.entries(action.outputs))('output %s comes from a step', (name, output) => {
    expect(output).toEqual({
      description: expect.stringMatching(/\S/),
      value: expect.stringMatching(/^\$\{\{ steps\.[a-z]+\.outputs\.[a-z-]+ \}\}$/),
    });
    const [, step, of] = /steps\.([a-z]+)\.outputs\.([a-z-]+)/.exec(output.value) ?? [];
    expect(steps.map(({ id }) => id)).toContain(step);
    expect(of).toBe(name);
  });

  it.each(steps.map((step) => [step.name ?? '', step] as const))('step "%s"', (_, step) => {
    const keys = ['name', 'id', 'shell', 'run', 'uses', 'env', 'with', 'if', 'continue-on-error', 'working-directory'];
    expect(keys).toEqual(expect.arrayContaining(Object.keys(step)));
    // Another action is pinned to a commit: a tag can be moved.
    if (step.uses !== undefined) expect(step.uses).toMatch(/@[0-9a-f]{40}$/);
    else expect(step).toMatchObject({ shell: 'bash', run: expect.stringMatching(/\S/) });
  });
});

describe('no input becomes part of a script', () => {
  it('expressions stand in env and in the values of outputs only', () => {
    expect(steps.filter(({ run }) => run?.includes('${{'))).toEqual([]);
  });

  it('every input reaches the step once, under its own name', () => {
    const env = steps.flatMap((step) => Object.entries(step.env ?? {}));
    const expected = Object.keys(action.inputs).map((name) => [
      `ITER8_RELEASE_${name.toUpperCase().replaceAll('-', '_')}`,
      `\${{ inputs.${name} }}`,
    ]);
    expect(env).toEqual(expected);
  });

  it('every script is there', () => {
    const scripts = steps.flatMap(({ run }) => [...(run ?? '').matchAll(/\$GITHUB_ACTION_PATH\/([^"]+)/g)]);
    expect(scripts).toHaveLength(steps.length);
    for (const [, path = ''] of scripts) expect(existsSync(join(repository, path))).toBe(true);
  });

  it.each([
    [{ VALUES: '  a.yaml \n\n b c.yaml\r\n' }, ['--values=a.yaml', '--values=b c.yaml']],
    [{ VALUES: '--kubectl=/bin/sh' }, ['--values=--kubectl=/bin/sh']],
    [
      { EACH: 'r/{release}.yaml', SET: 'a=1,b=2\nc=$(id)' },
      ['--each=r/{release}.yaml', '--set=a=1,b=2', '--set=c=$(id)'],
    ],
    [{ VALUES: 'a', STRICT: 'TRUE', ALLOW_UNKNOWN: 'false' }, ['--values=a', '--strict']],
    [{ VALUES: 'a', NAMESPACE: '-x', API_VERSIONS: 'v1' }, ['--values=a', '--namespace=-x', '--api-versions=v1']],
  ])('%j is the words %j', (inputs, words) => {
    expect(readInputs(environment(inputs)).common).toEqual(words);
  });

  it('does not read a release as an option', () => {
    expect(readInputs(environment({ VALUES: 'a', RELEASE: '--help' })).release).toEqual(['--', '--help']);
  });

  it.each([
    [{}, 'input values or each is needed'],
    [{ VALUES: 'a', STRICT: 'yes' }, 'input strict must be true or false, not yes'],
    [{ EACH: 'a', APPLY: 'true' }, 'inputs each and apply do not go together'],
  ])('%j is refused', (inputs, message) => {
    expect(() => readInputs(environment(inputs))).toThrow(message);
  });
});

function environment(inputs: { readonly [name: string]: string }): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(inputs).map(([name, value]) => [`ITER8_RELEASE_${name}`, value]));
}

it('docs/ci.md has a row for every input and output', () => {
  const page = readPages().find(({ path }) => path === 'docs/ci.md');
  const rows = [...(page?.text ?? '').matchAll(/^\| `([a-z-]+)` \|/gm)].map(([, name]) => name);
  expect(rows).toEqual([...Object.keys(action.inputs), ...Object.keys(action.outputs)]);
});
