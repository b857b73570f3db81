import { expect, it } from 'vitest';
import type { Path } from '../../src/diagnostics/diagnostic.ts';
import { formatPath } from '../../src/diagnostics/format-path.ts';

const cases: readonly (readonly [Path, string])[] = [
  [[], ''],
  [['application', 'versions', 1, 'weight'], 'application.versions[1].weight'],
  [['metadata', 'labels', 'app.kubernetes.io/name'], 'metadata.labels["app.kubernetes.io/name"]'],
  [['x-mine', 'größe'], 'x-mine.größe'],
  [['a', '0'], 'a["0"]'],
  [['a', ''], 'a[""]'],
  [['a.b'], '["a.b"]'],
  [['say "hi"\n'], '["say \\"hi\\"\\n"]'],
  [['__proto__', 'constructor'], '__proto__.constructor'],
];

it.each(cases)('formatPath(%j) is %s', (path, expected) => {
  expect(formatPath(path)).toBe(expected);
});
