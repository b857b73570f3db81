import { expect, it } from 'vitest';
import { accepted, wholeOf } from '../../../src/mesh/field.ts';
import { checkGatewaySettings } from '../../../src/mesh/gateway-api/check-settings.ts';

it.each([{}, { timeout: '0s' }, { timeout: '1h2m3s4ms' }, { timeout: '99999s' }])(
  'the API server accepts %j',
  (route) => {
    expect(checkGatewaySettings(wholeOf(route, accepted))).toEqual([]);
  },
);

it.each([
  ['0.5s', 'write 500ms'],
  ['100000s', 'write 27h46m40s'],
  ['0.5ms', 'write a duration such as 1m30s or 500ms'],
  ['soon', 'write a duration such as 1m30s or 500ms'],
  ['1us', 'write a duration such as 1m30s or 500ms'],
])('the API server refuses the timeout %s: %s', (timeout, hint) => {
  const message = `must have up to four whole numbers of at most five digits, not ${timeout}`;
  expect(checkGatewaySettings(wholeOf({ timeout }, accepted))).toEqual([{ path: ['timeout'], message, hint }]);
});
