import { describe, expect, it } from 'vitest';
import { plainRequest } from '../../../src/mesh/request.ts';
import { exampleRequest } from '../../../src/routing/simulate/example-request.ts';
import { readRoute } from '../../../src/routing/simulate/read-route.ts';
import { tryRules } from '../../../src/routing/simulate/try-rules.ts';

const service = { destination: { host: 'web' } };

function virtualService(match: object) {
  const http = [{ match: [match], route: [service] }, { route: [service] }];
  return readRoute(
    {
      apiVersion: 'networking.istio.io/v1',
      kind: 'VirtualService',
      metadata: { name: 'web' },
      spec: { hosts: ['web', '*.example.com'], gateways: ['mesh', 'gateway'], http },
    } as never,
    'default',
  );
}

describe('exampleRequest', () => {
  it.each([
    { uri: { exact: '/a' } },
    { uri: { prefix: '/a/' }, ignoreUriCase: true },
    { uri: { regex: '/a/.*' } },
    { method: { exact: 'POST' }, headers: { a: { exact: 'b' }, c: {} } },
    { headers: { 'x-user': { regex: '^(staff|admin)-.+$' } } },
    { headers: { a: { prefix: 'b' } }, withoutHeaders: { c: {} } },
    { withoutHeaders: { c: { regex: '.*' } } },
    { queryParams: { a: { exact: 'b c' }, d: { exact: 'e' } }, uri: { prefix: '/q' } },
    { authority: { exact: 'shop.example.com' } },
    { scheme: { exact: 'https' }, port: 8443 },
    { sourceLabels: { app: 'client' }, sourceNamespace: 'front' },
    { gateways: ['mesh'] },
  ])('makes a request that matches %j, or none', (match) => {
    const route = virtualService(match);
    const [rule] = route.rules;
    const request = exampleRequest(plainRequest(route), rule?.entries[0]?.conditions ?? []);
    if (request === null) expect(JSON.stringify(match)).toContain('regex');
    else expect(tryRules([route], request).winner?.rule.number).toBe(1);
  });

  it('makes none if no example is found', () => {
    const { rules } = virtualService({ headers: { a: { regex: '[0-9]{3}' } } });
    expect(exampleRequest(plainRequest(virtualService({})), rules[0]?.entries[0]?.conditions ?? [])).toBeNull();
  });
});
