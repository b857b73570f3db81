import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { repository, runCli } from './run-cli.ts';

describe('schema prints the published schema', () => {
  it.each([
    [[], 'values'],
    [['values'], 'values'],
    [['expectations'], 'expectations'],
    [['environment'], 'environment'],
  ])('%j', async (argv, name) => {
    const { exitCode, stdout, stderr } = await runCli(['schema', ...argv]);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(stdout).toBe(readFileSync(join(repository, `schemas/${name}.schema.json`), 'utf8'));
  });
});

describe('schema --environments', () => {
  const examples = 'examples/environments/knative-istio/examples';
  const files = readdirSync(join(repository, examples)).filter((name) => name.endsWith('.yaml'));
  const accepts = async (...argv: string[]) => {
    const { exitCode, stdout, stderr } = await runCli(['schema', ...argv]);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    return new Ajv({ strict: true, allowUnionTypes: true, strictTypes: false, strictRequired: false }).compile(
      JSON.parse(stdout),
    );
  };

  it('accepts values that name them, unlike the published schema', async () => {
    expect(files.length).toBeGreaterThan(1);
    const alone = await accepts();
    const withThem = await accepts('--environments', 'examples/environments');
    for (const file of files) {
      const values = load(readFileSync(join(repository, examples, file), 'utf8'));
      expect([alone(values), withThem(values)], file).toEqual([false, true]);
    }
    const wrong = { environment: 'knative-istio', application: { versions: [{ knativeServiceSpecification: 1 }] } };
    expect(withThem(wrong)).toBe(false);
  });

  it.each([
    [
      ['expectations', '--environments', 'examples/environments'],
      '--environments works with the schema of values only, not of expectations',
    ],
    [['--environments', 'none'], '--environments none: '],
    [['value'], "'value' is invalid for argument 'file'. Allowed choices are values, expectations, environment."],
  ])('%j is a mistake', async (argv, message) => {
    const { exitCode, stdout, stderr } = await runCli(['schema', ...argv]);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toContain(message);
  });
});
