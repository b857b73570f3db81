import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { runCli } from './cli/run-cli.ts';

const folder = join(import.meta.dirname, 'golden-graphs');
const update = process.env.UPDATE_GOLDEN === '1';

/** The values of each picture, by the file of the picture. */
const cases: readonly (readonly [string, string])[] = [
  ['blue-green.svg', '-f examples/deployment-gtw/blue-green.yaml'],
  ['unavailable.svg', '-f examples/deployment-gtw/blue-green.yaml --unavailable 1'],
  ['canary.svg', '-f examples/canary/conditions.yaml'],
  ['mirror.svg', '-f examples/kserve/mirror.yaml'],
  ['none.svg', '-f examples/deployment/candidate.yaml'],
  ['canary.mmd', '-f examples/canary/conditions.yaml -o mermaid'],
  ['affinity.mmd', '-f examples/blue-green/weights.yaml --set application.affinity.cookie.name=user -o mermaid'],
  ['mirror.dot', '-f examples/kserve/mirror.yaml -o dot'],
];

/**
 * Compares pictures byte for byte. UPDATE_GOLDEN=1 writes them; look at the pictures before you keep them.
 */
describe('what graph draws', () => {
  test.each(cases)('%s', async (name, options) => {
    const { exitCode, stdout, stderr } = await runCli(['graph', 'demo', ...options.split(' ')]);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    const file = join(folder, name);
    if (update) writeFileSync(file, stdout);
    expect(stdout).toBe(existsSync(file) ? readFileSync(file, 'utf8') : '');
  });

  it('has no other files', () => {
    expect(readdirSync(folder).sort()).toEqual(cases.map(([name]) => name).sort());
  });
});
