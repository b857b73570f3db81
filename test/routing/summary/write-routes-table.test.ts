import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeRoutes } from '../../../src/routing/make-routes.ts';
import { readRoutemaps } from '../../../src/routing/read-routemaps.ts';
import { resourceKinds } from '../../../src/routing/resource-kinds.ts';
import { writeRoutesTable } from '../../../src/routing/summary/write-routes-table.ts';
import { runCli } from '../../cli/run-cli.ts';

const folder = join(import.meta.dirname, '../tables');
const update = process.env.UPDATE_GOLDEN === '1';

/** `<case>/options.json` are the options of `routes`, `<case>/expected.txt` its table. UPDATE_GOLDEN=1 writes it. */
describe('the table of routes', () => {
  it.each(readdirSync(folder))('%s', async (name) => {
    const inside = join(folder, name);
    const options = JSON.parse(readFileSync(join(inside, 'options.json'), 'utf8'));
    const { exitCode, stdout, stderr } = await runCli(['routes', ...options], { folder: inside });
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    const file = join(inside, 'expected.txt');
    if (update) writeFileSync(file, stdout);
    expect(stdout).toBe(readFileSync(file, 'utf8'));
    expect(stdout.split('\n').filter((line) => line.length > 80)).toEqual([]);
  });
});

it('says that it cannot summarize an object that proxies would refuse', () => {
  const template =
    'apiVersion: networking.istio.io/v1\nkind: VirtualService\nmetadata: {name: odd}\nspec: {hosts: 5}\n';
  const text = JSON.stringify({
    versions: [{ resources: [{ gvrShort: 'svc', name: 'a' }] }],
    routingTemplates: { e: { gvrShort: 'vs', template } },
  });
  const read = readRoutemaps('a', new TextEncoder().encode(text), { namespace: 'shop', kinds: resourceKinds });
  const routemap = read.ok ? read.routemaps[0] : undefined;
  if (routemap === undefined) throw new Error('the routemap cannot be read');
  const made = makeRoutes(routemap, [true]);
  const table = writeRoutesTable(routemap, made.ok ? [made.routes] : [], { color: false });
  expect(table).toContain('VirtualService odd');
  expect(table).toContain('Cannot summarize: spec.hosts must be a list, not 5; -o yaml shows it.');
});
