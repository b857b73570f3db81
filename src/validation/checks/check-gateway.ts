import { textAt } from '../../release/read-data.ts';
import type { CheckContext } from '../check-context.ts';
import { type Finding, valueAt } from '../finding.ts';
import { quote } from '../schema/describe-data.ts';
import { breaksRule, labelName, subdomainName } from './name-rules.ts';

/** A gateway is `name` or `namespace/name`: https://istio.io/latest/docs/reference/config/networking/virtual-service/ */
export function checkGateway({ values, environment }: CheckContext): readonly Finding[] {
  const gateway = textAt(values, 'gateway');
  if (gateway === undefined || !environment.keys.includes('gateway') || isGateway(gateway)) return [];
  return [
    {
      code: 'invalid-name',
      severity: 'error',
      path: ['gateway'],
      message: `${quote(gateway)} cannot be the name of a gateway`,
      hint: 'write name or namespace/name, in lower-case letters, digits and "-"',
      at: valueAt(['gateway']),
    },
  ];
}

function isGateway(text: string): boolean {
  const [name = '', namespace, ...more] = text.split('/').reverse();
  const namespaceIsRight = namespace === undefined || breaksRule(namespace, labelName) === undefined;
  return more.length === 0 && namespaceIsRight && breaksRule(name, subdomainName) === undefined;
}
