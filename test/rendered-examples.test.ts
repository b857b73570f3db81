import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { repository } from './cli/run-cli.ts';
import { expectFile } from './rendered/expect-file.ts';
import { renderExample } from './rendered/render-example.ts';
import { renderedCells } from './rendered/rendered-cells.ts';
import { withStrategyTables } from './rendered/with-strategy-tables.ts';

const cells = await renderedCells();

/** UPDATE_DOCS=1 writes the files. The routes need Go: test/e2e/acceptance/rendered-routes.test.ts has them. */
describe('docs/reference/rendered shows what the examples make', () => {
  it.each(cells)('$objects', async ({ example, objects }) => {
    const { command, stdout } = await renderExample(example);
    expectFile(objects, `# What this prints: ${command}\n${stdout}`);
  });

  it('and nothing else', () => {
    const shown = readdirSync(join(repository, 'docs/reference/rendered')).map(
      (name) => `docs/reference/rendered/${name}`,
    );
    const expected = cells.flatMap(({ objects, route }) => (route === null ? [objects] : [objects, route]));
    expect(shown.sort()).toEqual(expected.sort());
  });
});

it('docs/reference/strategies.md has a table of all environments and strategies', () => {
  const path = 'docs/reference/strategies.md';
  expectFile(path, withStrategyTables(readFileSync(join(repository, path), 'utf8'), cells));
});
