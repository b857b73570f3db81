import { describe, expect, test } from 'vitest';
import { accepted, wholeOf } from '../../../src/mesh/field.ts';
import { checkIstioSettings } from '../../../src/mesh/istio/check-settings.ts';
import type { DataMap } from '../../../src/values/data.ts';
import { validateText } from '../../validation/validate-text.ts';

const wrong = (settings: DataMap) =>
  checkIstioSettings(wholeOf(settings, accepted)).map(({ path, message }) => `${path.join('.')} ${message}`);

describe('settings that Istio accepts', () => {
  test.each<DataMap>([
    { timeout: '0.5s' },
    { timeout: '1.5s' },
    { timeout: '.25s' },
    { timeout: '300000ms' },
    { timeout: '1ms' },
    { retries: { attempts: 0 } },
    { retries: { attempts: 2, perTryTimeout: '0.5s', retryOn: '5xx,503,reset', retryRemoteLocalities: true } },
    { retries: { attempts: 2, retryOn: '' } },
    { fault: { delay: { fixedDelay: '0.1s', percentage: { value: 0.0001 } } } },
    { fault: { delay: { fixedDelay: '5s', percentage: { value: 0 } } } },
    { fault: { abort: { grpcStatus: 'UNAVAILABLE' } } },
    { fault: { abort: { httpStatus: 503 } } },
    { corsPolicy: { allowOrigins: [{ exact: '*' }, { regex: '.*' }], allowMethods: ['GET', '*'], maxAge: '24h' } },
    { corsPolicy: { allowHeaders: ['*', 'x-team', 'X_TEAM'], exposeHeaders: ['app-version'] } },
  ])('%j', (settings) => {
    expect(wrong(settings)).toEqual([]);
  });
});

describe("settings that Istio's webhook rejects", () => {
  test.each<[DataMap, string]>([
    [{ timeout: '0s' }, 'timeout must be at least 1ms, not 0s'],
    [{ timeout: '0.9ms' }, 'timeout must be at least 1ms, not 0.9ms'],
    [{ timeout: '1.0005s' }, 'timeout must be whole milliseconds, not 1.0005s'],
    [{ timeout: '999999999h' }, 'timeout is too long: 999999999h'],
    [{ retries: { retryOn: '5xx' } }, 'retries must have attempts of 1 or more if it has retryOn'],
    [
      { retries: { attempts: 0, retryRemoteLocalities: false } },
      'retries must have attempts of 1 or more if it has retryRemoteLocalities',
    ],
    [{ retries: { attempts: 1, perTryTimeout: '0s' } }, 'retries.perTryTimeout must be at least 1ms, not 0s'],
    [{ retries: { attempts: 1, retryOn: '5xx, reset' } }, 'retries.retryOn has an unknown condition: " reset"'],
    [{ retries: { attempts: 1, retryOn: '5xx,' } }, 'retries.retryOn has an unknown condition: ""'],
    [{ retries: { attempts: 1, retryOn: '5XX' } }, 'retries.retryOn has an unknown condition: "5XX"'],
    [{ retries: { attempts: 1, retryOn: '599' } }, 'retries.retryOn has an unknown condition: "599"'],
    [{ fault: { delay: { fixedDelay: '0s' } } }, 'fault.delay.fixedDelay must be at least 1ms, not 0s'],
    [
      { fault: { abort: { httpStatus: 500, percentage: { value: 0.00009 } } } },
      'fault.abort.percentage.value must be 0, or at least 0.0001, not 0.00009',
    ],
    [{ fault: { abort: { grpcStatus: 'BUSY' } } }, 'fault.abort.grpcStatus is not the name of a gRPC status: "BUSY"'],
    [{ fault: { abort: { grpcStatus: 'OK', httpStatus: 500 } } }, 'fault.abort has httpStatus and grpcStatus'],
    [
      { corsPolicy: { allowMethods: ['get'] } },
      'corsPolicy.allowMethods.0 is not an HTTP method that Istio knows: "get"',
    ],
    [{ corsPolicy: { allowHeaders: [''] } }, 'corsPolicy.allowHeaders.0 is not the name of a header: ""'],
    [{ corsPolicy: { exposeHeaders: ['a b'] } }, 'corsPolicy.exposeHeaders.0 is not the name of a header: "a b"'],
    [{ corsPolicy: { allowOrigins: [{ prefix: '' }] } }, 'corsPolicy.allowOrigins.0 needs a value to compare with'],
    [{ corsPolicy: { allowOrigins: [{}] } }, 'corsPolicy.allowOrigins.0 needs a value to compare with'],
    [
      { corsPolicy: { allowOrigins: [{ regex: 'ä'.repeat(513) }] } },
      'corsPolicy.allowOrigins.0.regex has 1026 bytes; Istio accepts at most 1024',
    ],
    [{ corsPolicy: { maxAge: '1500ms' } }, 'corsPolicy.maxAge must be whole seconds, not 1500ms'],
    [{ corsPolicy: { maxAge: '0s' } }, 'corsPolicy.maxAge must be at least 1ms, not 0s'],
  ])('%j', (settings, problem) => {
    expect(wrong(settings)).toEqual([problem]);
  });
});

test.each(
  '5xx gateway-error reset reset-before-request connect-failure retriable-4xx refused-stream retriable-status-codes'
    .split(' ')
    .concat('retriable-headers', 'envoy-ratelimited', 'http3-post-connect-failure', 'cancelled', 'deadline-exceeded')
    .concat('internal', 'resource-exhausted', 'unavailable', '300', '304', '307', '308', '400', '451', '500', '511'),
)('Istio accepts retryOn: %s', (condition) => {
  expect(wrong({ retries: { attempts: 1, retryOn: condition } })).toEqual([]);
});

test.each(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'CONNECT', 'OPTIONS', 'TRACE', '*'])(
  'Istio accepts the method %s of CORS',
  (method) => {
    expect(wrong({ corsPolicy: { allowMethods: [method] } })).toEqual([]);
  },
);

test.each(
  'OK CANCELLED UNKNOWN INVALID_ARGUMENT DEADLINE_EXCEEDED NOT_FOUND ALREADY_EXISTS PERMISSION_DENIED'
    .split(' ')
    .concat('RESOURCE_EXHAUSTED', 'FAILED_PRECONDITION', 'ABORTED', 'OUT_OF_RANGE', 'UNIMPLEMENTED', 'INTERNAL')
    .concat('UNAVAILABLE', 'DATA_LOSS', 'UNAUTHENTICATED'),
)('Istio accepts the gRPC status %s', (grpcStatus) => {
  expect(wrong({ fault: { abort: { grpcStatus } } })).toEqual([]);
});

describe('how to mend a setting', () => {
  const hints = (settings: DataMap) => checkIstioSettings(wholeOf(settings, accepted)).map(({ hint }) => hint);
  test.each<[DataMap, string | RegExp]>([
    [{ timeout: '0s' }, /^remove it: /],
    [{ fault: { delay: { fixedDelay: '0s' } } }, 'write 1ms or more'],
    [{ retries: { attempts: 1, retryOn: 'rest' } }, /reset/],
  ])('%j', (settings, hint) => {
    const [told] = hints(settings);
    expect(told).toMatch(hint);
  });
});

describe('a timeout, by environment', () => {
  test.each([
    ['deployment-istio', '0.5s', []],
    ['deployment-istio', '1.5s', []],
    ['kserve', '1.5s', []],
    ['deployment-istio', '0s', ['timeout must be at least 1ms, not 0s']],
    ['deployment-gtw', '0s', []],
    ['deployment-gtw', '1m30s', []],
    [
      'deployment-gtw',
      '0.5s',
      ['timeout must have up to four whole numbers of at most five digits, not 0.5s; write 500ms'],
    ],
  ])('%s %s', async (environment, timeout, expected) => {
    const versions = [0, 1].map(() => ({ image: 'shop:1', modelFormat: 'sklearn', storageUri: 'gs://shop/model' }));
    const own = versions.map(({ image, ...model }) => (environment === 'kserve' ? model : { image }));
    const application = { strategy: 'blue-green', route: { timeout }, versions: own };
    const { diagnostics } = await validateText(JSON.stringify({ environment, application }));
    const errors = diagnostics.filter(({ severity }) => severity === 'error');
    const texts = errors.map(({ message, hint }) =>
      environment === 'deployment-gtw' ? `${message}; ${hint}` : message,
    );
    expect(texts).toEqual(expected);
  });
});
