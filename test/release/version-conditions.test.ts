import { describe, expect, it } from 'vitest';
import { settleConditions } from '../../src/release/settle-conditions.ts';
import { versionConditions } from '../../src/release/version-conditions.ts';
import type { DataMap } from '../../src/values/data.ts';
import { deriveVersions } from './derive.ts';

const istio = { uri: { exact: '/a' } };
const gateway = { path: { type: 'Exact', value: '/a' } };
const ofIstio = { key: 'match', default: [{ uri: { exact: '/default' } }] };
const ofGateway = { key: 'matches', default: [{ path: { value: '/default' } }] };
const ofOther = { key: 'rules', default: ['default'] };

describe('the conditions of a version', () => {
  it.each<[string, DataMap, typeof ofIstio | typeof ofGateway | typeof ofOther, object]>([
    ['its own list', { match: [istio] }, ofIstio, { conditions: [istio], path: ['match'] }],
    ['its own entry without a list', { match: istio }, ofIstio, { conditions: [istio], path: ['match'] }],
    ["its own before another mesh's", { match: [istio], matches: [{}] }, ofIstio, { conditions: [istio] }],
    [
      'those of the Gateway API, translated',
      { matches: [gateway] },
      ofIstio,
      { conditions: [istio], path: ['matches'] },
    ],
    ['those of Istio, translated', { match: istio }, ofGateway, { conditions: [gateway], path: ['match'] }],
    ["the environment's default", { matches: [] }, ofIstio, { conditions: ofIstio.default, path: null }],
    ['the default where it is a text', { match: 'a' }, ofIstio, { conditions: ofIstio.default, path: null }],
    ['those of an unknown form', { rules: ['a'] }, ofOther, { conditions: ['a'], path: ['rules'] }],
    ['the default of an unknown form', { match: [istio] }, ofOther, { conditions: ['default'], path: null }],
  ])('are %s', (_, version, match, expected) => {
    expect(versionConditions(version, match)).toMatchObject({ problems: [], ...expected });
  });

  it('tell what cannot be translated, with its place in the version', () => {
    const { path, problems } = versionConditions({ match: [istio, { scheme: { exact: 'https' } }] }, ofGateway);
    expect(path).toEqual(['match']);
    expect(problems).toMatchObject([{ path: ['match', 1, 'scheme'], message: 'only Istio has conditions on scheme' }]);
  });
});

describe('the conditions of the rules', () => {
  const image = 'nginx';
  const candidate = (condition: DataMap) => ({ image, ...condition });

  it('are those of the versions where the order of rules decides', async () => {
    const versions = [candidate({}), candidate({ match: [istio] })];
    const derived = await deriveVersions({ strategy: 'canary', versions });
    expect(derived.map(({ ruleMatch }) => ruleMatch)).toEqual([null, [istio]]);
  });

  it('are settled where the mesh chooses the rule by its conditions', async () => {
    const regular = { path: { type: 'RegularExpression', value: '/a.*' } };
    const versions = [candidate({}), candidate({ matches: [regular] })];
    const derived = await deriveVersions({ strategy: 'canary', versions }, 'deployment-gtw');
    expect(derived[0]?.match).toBeNull();
    // Istio would drop a regular expression behind the primary's prefix.
    expect(derived[0]?.ruleMatch).toMatchObject([{ path: { type: 'RegularExpression' } }]);
    expect(derived[1]?.ruleMatch).toMatchObject([{ path: { type: 'RegularExpression', value: '/a.*' } }]);
  });

  it('are absent where no strategy has conditions', async () => {
    const derived = await deriveVersions({ strategy: 'blue-green', versions: [{ image }, { image }] });
    expect(derived.map(({ ruleMatch }) => ruleMatch)).toEqual([null, null]);
  });

  it('of an unknown form stay, each with its index; what is not a map counts as one without conditions', () => {
    expect(settleConditions([[{ a: 'b' }, 'text'], []], ofOther)).toEqual({
      lists: [
        [
          { entry: { a: 'b' }, from: 0 },
          { entry: {}, from: 1 },
        ],
        [],
      ],
      others: null,
    });
  });
});
