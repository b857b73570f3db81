import { expect, it } from 'vitest';
import { deriveRuleSettings, deriveSettings } from '../../src/release/derive-settings.ts';
import type { DataMap } from '../../src/values/data.ts';
import { packOf } from './derive.ts';

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
  const { environment } = await packOf(name);
  expect(deriveRuleSettings(given, environment)).toEqual(settings);
});

const serviceHost = 'modelmesh-serving.modelmesh-serving.svc.cluster.local';

it.each<[DataMap, object]>([
  [{}, { serviceHost, servicePort: 8033 }],
  [{ service: { host: '', port: null } }, { serviceHost, servicePort: 8033 }],
  [{ service: { host: ['a'], port: {} } }, { serviceHost, servicePort: 8033 }],
  [{ service: { host: 'a.b', port: 90 } }, { serviceHost: 'a.b', servicePort: 90 }],
  [{ service: { host: 7, port: '90' } }, { serviceHost: '7', servicePort: 90 }],
])('the settings of an environment have the types of their defaults: %j', async (values, settings) => {
  const { environment } = await packOf('kserve-modelmesh-istio');
  expect(deriveSettings(values, environment)).toEqual(settings);
});
