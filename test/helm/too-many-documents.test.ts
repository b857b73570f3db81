import { expect, it } from 'vitest';
import { runCli } from '../cli/run-cli.ts';

const empty = '---\n'.repeat(2_600_000);
const small = '---\na: 1\n'.repeat(1_200_000);
const list = `a:\n${'- 1\n'.repeat(2_500_000)}`;

it.each([
  ['post-render', 'empty documents', ['post-render'], empty, 2, 'more than 250000 documents'],
  ['post-render', 'small documents', ['post-render'], small, 2, 'more than 250000 documents'],
  ['routes', 'empty documents', ['routes', '--from', '-'], empty, 1, 'more than 500000 lines'],
  ['routes', 'small documents', ['routes', '--from', '-'], small, 1, 'more than 500000 lines'],
  ['route', 'items', ['route', '--from', '-'], list, 1, 'more than 500000 lines'],
  [
    '--resources',
    'items',
    ['render', 'web', '-f', 'examples/from-a-chart/candidate.yaml', '--resources', '-'],
    list,
    1,
    'more than 500000 lines',
  ],
  [
    'routes',
    'a few documents too many',
    ['routes', '--from', '-'],
    '---\na: 1\n'.repeat(100_002),
    1,
    'more than 100000 documents',
  ],
])('%s refuses 10 MB of %s in little time', async (_command, _what, argv, stdin, code, message) => {
  const start = process.cpuUsage();
  const { exitCode, stderr } = await runCli(argv, { stdin });
  const { user, system } = process.cpuUsage(start);
  expect((user + system) / 1e6).toBeLessThan(5);
  expect({ exitCode, stderr }).toEqual({ exitCode: code, stderr: expect.stringContaining(message) });
});
