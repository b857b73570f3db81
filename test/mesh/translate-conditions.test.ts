import { describe, expect, test } from 'vitest';
import { gatewayApi } from '../../src/mesh/gateway-api/gateway-api.ts';
import { istio } from '../../src/mesh/istio/istio.ts';
import { translateConditions } from '../../src/mesh/translate-conditions.ts';
import type { Data } from '../../src/values/data.ts';
import { equalCases, toGatewayCases, toIstioCases } from './translation-cases.ts';

const toGateway = (entry: object) => translateConditions([entry as Data], istio, gatewayApi);
const toIstio = (entry: object) => translateConditions([entry as Data], gatewayApi, istio);

describe('from Istio to the Gateway API', () => {
  test.each([...equalCases, ...toGatewayCases])('$title', ({ match, matches }) => {
    expect(toGateway(match)).toEqual({ conditions: [matches], problems: [] });
  });

  const names = Array.from({ length: 17 }, (_, index) => [`h${index}`, { exact: 'a' }] as const);

  test.each([
    [{ scheme: { exact: 'https' } }, [0, 'scheme'], 'only Istio has conditions on scheme'],
    [{ authority: { exact: 'a' } }, [0, 'authority'], 'only Istio has conditions on authority'],
    [{ withoutHeaders: { a: {} } }, [0, 'withoutHeaders'], 'only Istio has conditions on withoutHeaders'],
    [{ port: 80 }, [0, 'port'], 'only Istio has conditions on port'],
    [{ sourceLabels: { a: 'b' } }, [0, 'sourceLabels'], 'only Istio has conditions on sourceLabels'],
    [{ sourceNamespace: 'a' }, [0, 'sourceNamespace'], 'only Istio has conditions on sourceNamespace'],
    [{ gateways: ['mesh'] }, [0, 'gateways'], 'only Istio has conditions on gateways'],
    [
      { ignoreUriCase: true, uri: { prefix: '/a' } },
      [0, 'ignoreUriCase'],
      'only Istio has conditions on ignoreUriCase',
    ],
    [{ method: { regex: 'GET|POST' } }, [0, 'method'], 'the Gateway API compares a method as a whole'],
    [{ method: { exact: 'PURGE' } }, [0, 'method'], 'the Gateway API does not know the method "PURGE"'],
    [{ headers: { ':path': {} } }, [0, 'headers', ':path'], 'the Gateway API takes no header named ":path"'],
    [
      { headers: { a: {}, A: {} } },
      [0, 'headers', 'A'],
      'the Gateway API takes one condition on a header, whose name is the same in any case',
    ],
    [{ headers: Object.fromEntries(names) }, [0, 'headers'], 'the Gateway API takes at most 16 headers; there are 17'],
    [
      { queryParams: { a: { exact: 'b'.repeat(1025) } } },
      [0, 'queryParams', 'a'],
      'the Gateway API takes a value of at most 1024 characters; 1025 would be needed',
    ],
    [
      { uri: { prefix: `/${'a'.repeat(1022)}` } },
      [0, 'uri'],
      'the Gateway API takes a path of at most 1024 characters; 1027 would be needed',
    ],
  ])('not %j', (match, path, message) => {
    const { conditions, problems } = toGateway(match);
    // What has no problem stays: here, nothing.
    expect(conditions.map((condition) => Object.keys(condition).length)).toEqual([
      message.includes('one condition') ? 1 : 0,
    ]);
    expect(problems).toMatchObject([{ path, message }]);
  });

  test('not more entries than a rule takes', () => {
    const entries = Array.from({ length: 65 }, () => ({}));
    const message = 'the Gateway API takes at most 64 entries; there are 65';
    expect(translateConditions(entries, istio, gatewayApi).problems).toEqual([{ path: [], message }]);
    expect(translateConditions(entries, gatewayApi, istio).problems).toEqual([]);
  });
});

describe('from the Gateway API to Istio', () => {
  test.each([...equalCases, ...toIstioCases])('$title', ({ match, matches }) => {
    expect(toIstio(matches)).toEqual({ conditions: [match], problems: [] });
  });
});
