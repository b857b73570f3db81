import { fc } from '../fast-check.ts';
import { anything, headerName, orOdd, textMatch, word } from './odd-texts.ts';

const host = orOdd(
  fc.tuple(fc.constantFrom('*.', ''), word).map(([wildcard, name]) => `${wildcard}${name}.example.com`),
  fc.constantFrom(
    '*',
    '*.com',
    'com',
    'localhost',
    'A.example.com',
    'a_b.example.com',
    'a..b',
    'a.',
    '.a',
    '-a.com',
    'a-.com',
  ),
  fc.constantFrom(
    'a.1',
    '1.2.3',
    '10.0.0.1',
    '256.1.1.1',
    '::1',
    '*a.com',
    '*-a.com',
    'a.*.com',
    'a.com:80',
    '*.1',
    '1.a',
    '123',
  ),
  fc.constantFrom(
    'demo',
    'demo.apps',
    'demo.apps.svc',
    'demo.apps.svc.cluster.local',
    '*.apps',
    '*.local',
    'a.xn--p1ai',
    '01.02',
  ),
  fc.constantFrom(`${'a'.repeat(63)}.com`, `${'a'.repeat(64)}.com`, `*.${'a'.repeat(64)}.com`, `a.${'b'.repeat(64)}`),
  fc.constantFrom(253, 254, 255, 256).map((length) => 'a.'.repeat(127).padEnd(length, 'b').slice(0, length)),
  anything,
);
export const hosts = orOdd(
  fc.array(host, { maxLength: 3 }),
  fc.constantFrom(12, 13, 14).map((count) => Array.from({ length: count }, (_, at) => `h${at}.example.com`)),
);

const duration = orOdd(
  fc.constantFrom('1ms', '10s', '1m30s', '24h', '0.5s', '1.5s', '500ms'),
  fc.constantFrom(
    '0s',
    '0ms',
    '0.1ms',
    '1.5ms',
    '.5s',
    '5.s',
    '1us',
    '1000000ns',
    '-1s',
    '+1s',
    '1',
    '1d',
    '',
    ' 1s',
    '1S',
    '1m 30s',
  ),
  fc.constantFrom(
    '99999h',
    '100000h',
    '87600h',
    '2562047h',
    '2562048h',
    '999999999h',
    '1h1m1s1ms',
    '1h1m1s1ms1s',
    '1s1s',
    '0h',
    '00s',
  ),
  fc.constantFrom('999999999s', '100000ms', '99999ms', '0.001s', '0.0001s', '0.0015s', '999999999999s', '1.0s', '1e3s'),
);
const percentage = fc.record({
  value: orOdd(
    fc.integer({ min: 0, max: 100 }),
    fc.constantFrom(0.1, 99.9, 0.0001, 0.00001, 1e-9, 100.1, -1, 101, 0.5, 1e-4),
  ),
});
const status = orOdd(fc.integer({ min: 200, max: 599 }), fc.constantFrom(0, 100, 199, 600, 601, 999));
const retryOn = orOdd(
  fc.constantFrom('5xx', '5xx,connect-failure', '503', 'gateway-error,reset', 'unavailable,429'),
  fc.constantFrom(
    '5xx, reset',
    ' 5xx',
    '',
    ',',
    '5xx,',
    ',5xx',
    '5xxx',
    '600',
    '299',
    '+503',
    '0503',
    '0',
    '5XX',
    '503,503',
  ),
  fc.constantFrom(
    '418',
    '425',
    '509',
    '100',
    '1_00',
    '0x1F7',
    '5xx,,reset',
    ' ',
    'http3-post-connect-failure',
    'envoy-ratelimited',
  ),
);
export const route = fc.record(
  {
    timeout: duration,
    retries: fc.record(
      {
        attempts: orOdd(fc.integer({ min: 0, max: 9 }), fc.constantFrom(-1, 2_147_483_647, 2_147_483_648, 1.5)),
        perTryTimeout: duration,
        retryOn,
        retryRemoteLocalities: fc.boolean(),
        retryIgnorePreviousHosts: fc.boolean(),
        backoff: duration,
      },
      { requiredKeys: [] },
    ),
    fault: fc.record(
      {
        delay: fc.record({ fixedDelay: duration, percentage }, { requiredKeys: ['fixedDelay'] }),
        abort: fc.record(
          {
            httpStatus: status,
            grpcStatus: fc.constantFrom('UNAVAILABLE', 'OK', '14', 'unavailable', 'CANCELED', ''),
            percentage,
          },
          { requiredKeys: [] },
        ),
      },
      { requiredKeys: [] },
    ),
    corsPolicy: fc.record(
      {
        allowOrigins: fc.array(textMatch, { maxLength: 2 }),
        allowMethods: fc.array(
          orOdd(fc.constantFrom('GET', 'POST'), fc.constantFrom('get', '*', '', 'PURGE', 'CONNECT')),
          { maxLength: 2 },
        ),
        allowHeaders: fc.array(headerName, { maxLength: 2 }),
        exposeHeaders: fc.array(headerName, { maxLength: 2 }),
        maxAge: duration,
        allowCredentials: fc.boolean(),
        unmatchedPreflights: fc.constantFrom('FORWARD', 'IGNORE', 'UNSPECIFIED', ''),
      },
      { requiredKeys: [] },
    ),
  },
  { requiredKeys: [] },
);
