import { accepted, wholeOf } from '../../../src/mesh/field.ts';
import { checkVirtualService } from '../../../src/mesh/istio/check-virtual-service.ts';
import type { DataMap } from '../../../src/values/data.ts';

/** What Istio's webhook rejects in a VirtualService in the namespace `shop`: paths in the spec, messages and hints. */
export function rejected(spec: object): readonly string[] {
  const object = { metadata: { name: 'a' }, spec: spec as DataMap };
  return checkVirtualService(wholeOf(object, accepted), 'shop').map(({ path, message, hint }) =>
    [path.slice(1).join('.'), hint === undefined ? message : `${message}; ${hint}`].join(' ').trim(),
  );
}

export const destination = { host: 'a' };
export const route = [{ destination }];

/** The same for a rule for HTTP. */
export function rejectedRule(rule: object, others: object = {}): readonly string[] {
  return rejected({ hosts: ['a.test'], http: [rule], ...others });
}
