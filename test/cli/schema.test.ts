import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { repository, runCli } from './run-cli.ts';

it('schema prints the published schema', async () => {
  const { exitCode, stdout, stderr } = await runCli(['schema']);
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  expect(stdout).toBe(readFileSync(join(repository, 'schemas/values.schema.json'), 'utf8'));
});
