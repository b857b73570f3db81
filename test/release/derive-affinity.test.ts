import { describe, expect, it } from 'vitest';
import type { Strategy } from '../../src/environments/environment.ts';
import { deriveAffinity } from '../../src/release/derive-affinity.ts';
import type { DataMap } from '../../src/values/data.ts';

const blueGreen: Strategy = {
  title: '',
  weights: 'every-version',
  weightConfigs: true,
  match: null,
  route: { gvrShort: 'vs', template: 'blue-green' },
};

const cookie = { cookie: { name: 'a.b+c' } };

function derive(affinity: DataMap | null, strategy: Strategy = blueGreen, count = 3) {
  const versions = Array.from({ length: count }, () => ({}));
  return deriveAffinity({ name: 'web.1', index: 1, given: { affinity, versions }, strategy });
}

describe('deriveAffinity', () => {
  it.each([
    ['a.b+c=web.1', true],
    ['x=1; a.b+c=web.1', true],
    ['x=1;a.b+c=web.1;y=2', true],
    ['a.b+c=web.10', false],
    ['a.b+c=web.1.2', false],
    ['a.b+c=web-1', false],
    ['xa.b+c=web.1', false],
    ['aXbbc=web.1', false],
    ['x=a.b+c=web.1', false],
    ['x=web.1', false],
    ['', false],
  ])('knows its user by the cookies %j: %s', (cookies, known) => {
    const condition = derive(cookie)?.condition;
    expect(condition).toMatchObject({ header: 'cookie', kind: 'regex', gatewayKind: 'RegularExpression' });
    expect(new RegExp(condition?.text ?? '').test(cookies)).toBe(known);
  });

  it('sets a cookie for a day, or for as long as the values say', () => {
    expect(derive(cookie)?.response).toEqual({ header: 'set-cookie', value: 'a.b+c=web.1; Max-Age=86400; Path=/' });
    const short = derive({ cookie: { name: 'v', maxAge: 60 } });
    expect(short?.response.value).toBe('v=web.1; Max-Age=60; Path=/');
    expect(short).toMatchObject({ rule: 'web.1-affinity', others: [0, 2] });
  });

  it('sets and reads a header', () => {
    expect(derive({ header: 'v' })).toMatchObject({
      condition: { header: 'v', kind: 'exact', gatewayKind: 'Exact', text: 'web.1' },
      response: { header: 'v', value: 'web.1' },
    });
  });

  it('keeps users at each of two versions', () => {
    expect(derive(cookie, blueGreen, 2)).toMatchObject({ others: [0] });
  });

  it.each<[string, DataMap | null, Strategy, number]>([
    ['nobody asks', null, blueGreen, 3],
    ['nothing is said', {}, blueGreen, 3],
    ['there is one version', cookie, blueGreen, 1],
    ['conditions decide', cookie, { ...blueGreen, match: { key: 'match', default: [] } }, 3],
    ['there is no route', cookie, { ...blueGreen, route: null }, 3],
    ['only candidates are weighed', cookie, { ...blueGreen, weights: 'candidates' }, 3],
  ])('is none where %s', (_, affinity, strategy, count) => {
    expect(derive(affinity, strategy, count)).toBeNull();
  });
});
