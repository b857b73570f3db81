import { expect, it } from 'vitest';
import { builtInEnvironments } from '../../src/generated/built-in-environments.ts';
import { deriveRuleSettings } from '../../src/release/derive-settings.ts';
import type { DataMap } from '../../src/values/data.ts';

const retries = { attempts: 2 };

it.each<[string, DataMap, readonly object[]]>([
  ['deployment-istio', {}, []],
  ['deployment-istio', { timeout: null, 'x-note': 'mine' }, []],
  [
    'deployment-istio',
    { retries, timeout: '5s' },
    [
      { field: 'timeout', value: '5s' },
      { field: 'retries', value: retries },
    ],
  ],
  ['deployment-gtw', { timeout: '5s', retries }, [{ field: 'timeouts', value: { request: '5s' } }]],
  ['deployment', { timeout: '5s' }, []],
])('%s makes of %j', async (name, given, settings) => {
  const pack = (await builtInEnvironments[name]?.())?.pack;
  if (pack === undefined) throw new Error(`no environment ${name}`);
  expect(deriveRuleSettings(given, pack.environment)).toEqual(settings);
});
