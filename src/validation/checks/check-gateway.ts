import type { Path } from '../../diagnostics/diagnostic.ts';
import { meshByShortName } from '../../mesh/meshes.ts';
import { gatewayInFull } from '../../mesh/names.ts';
import { textItemsAt } from '../../values/data.ts';
import type { CheckContext } from '../check-context.ts';
import { type Finding, valueAt } from '../finding.ts';
import { quote } from '../schema/describe-data.ts';
import { findNameProblem, labelName, subdomainName } from './name-rules.ts';

/** A gateway is `name` or `namespace/name`: https://istio.io/latest/docs/reference/config/networking/virtual-service/ */
export function checkGateway({ values, environment, release }: CheckContext): readonly Finding[] {
  if (!environment.keys.includes('gateway')) return [];
  const mesh = meshByShortName(release.routemap.route?.gvrShort ?? '');
  const gateways = textItemsAt(values, 'gateway').map(({ text: name, index }) => ({
    name,
    fullName: gatewayInFull(name, release.application.namespace),
    path: index === null ? ['gateway'] : ['gateway', index],
  }));
  return gateways.flatMap(({ name, fullName, path }, index) => {
    if (!isGateway(name) || mesh?.gatewayNameProblem(name) !== undefined) return [notAName(name, path)];
    const first = gateways.slice(0, index).find((other) => other.fullName === fullName);
    return first === undefined ? [] : [namedTwice(name, path, first.path)];
  });
}

function notAName(name: string, path: Path): Finding {
  return {
    code: 'invalid-name',
    severity: 'error',
    path,
    message: `${quote(name)} is not a valid gateway name`,
    hint: 'write name or namespace/name, with lower-case letters, digits and "-"',
    at: valueAt(path),
  };
}

/** A route must not list a gateway twice. */
function namedTwice(name: string, path: Path, first: Path): Finding {
  return {
    code: 'invalid-name',
    severity: 'error',
    path,
    message: `the gateway ${quote(name)} is listed twice`,
    hint: 'remove one of them',
    at: valueAt(path),
    related: [{ message: 'the first is here', at: valueAt(first) }],
  };
}

function isGateway(text: string): boolean {
  const [name = '', namespace, ...more] = text.split('/').reverse();
  const namespaceIsRight = namespace === undefined || findNameProblem(namespace, labelName) === undefined;
  return more.length === 0 && namespaceIsRight && findNameProblem(name, subdomainName) === undefined;
}
