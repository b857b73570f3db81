import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { repository } from '../cli/run-cli.ts';

// A module of scripts/, which are not TypeScript.
const { chartSchema } = await import(join(repository, 'scripts/write-helm-files.mjs'));

const read = (name: string) => readFileSync(join(repository, name), 'utf8');
const schema = JSON.parse(read('chart/values.schema.json'));

describe('the chart', () => {
  it('has the schema of values, with patterns that Go reads', () => {
    expect(schema).toEqual(chartSchema(JSON.parse(read('schemas/values.schema.json'))));
    expect(read('chart/values.schema.json')).not.toMatch(/\(\?[^:]/);
  });

  it.each([
    ['^(?=.*[1-9])[0-9]+$', ['1', '100'], ['0', '000', '1a', '']],
    ['^(?!.*(//|[)]))/[a-z/)]*$', ['/', '/a/b'], ['', '//', '/a//b', '/)']],
  ])('has for %s two patterns that mean the same', (pattern, good, bad) => {
    const { allOf } = chartSchema({ pattern }) as { allOf: readonly { pattern?: string; not?: { pattern: string } }[] };
    const fits = (text: string) =>
      allOf.every(({ pattern = '', not }) =>
        not === undefined ? new RegExp(pattern).test(text) : !new RegExp(not.pattern).test(text),
      );
    for (const text of [...good, ...bad]) expect([text, fits(text)]).toEqual([text, new RegExp(pattern).test(text)]);
    expect(good.map(fits)).not.toContain(false);
    expect(bad.map(fits)).not.toContain(true);
  });

  it.each(['a(?=b)', '(?<!a)b', '^(?=a(?!b))c'])('has no pattern like %s', (pattern) => {
    expect(() => chartSchema({ pattern })).toThrow('cannot read the pattern');
  });
});

describe('the version of the program is that of', () => {
  const { version } = JSON.parse(read('package.json'));

  it.each(['chart/Chart.yaml', 'plugin.yaml', 'helm/iter8-release/plugin.yaml', 'helm/iter8-release-cli/plugin.yaml'])(
    '%s',
    (name) => {
      expect(load(read(name))).toMatchObject({ version });
    },
  );
});
