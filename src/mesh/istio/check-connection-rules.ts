import { isIP } from 'node:net';
import { at, type MapField, readMaps, readTexts } from '../field.ts';
import type { EntryProblem } from '../mesh.ts';
import { checkDestinations } from './check-destination.ts';
import { checkOrigin, checkPort } from './check-entry.ts';
import { coveringHost, hostProblem } from './host-name.ts';

/**
 * Finds what Istio's webhook rejects in the rules for TLS and TCP.
 * Source: validateTLSRoute and validateTCPRoute of istio.io/istio/pkg/config/validation
 *
 * @param hosts the hosts of the VirtualService
 */
export function checkConnectionRules(spec: MapField, hosts: readonly string[]): readonly EntryProblem[] {
  const covering = coveringHost(hosts);
  return ['tls', 'tcp'].flatMap((protocol) =>
    readMaps(at(spec, protocol)).flatMap((rule) => {
      const matches = readMaps(at(rule, 'match'));
      return [
        ...(protocol === 'tls' && matches.length === 0
          ? [{ path: rule.path, message: 'needs match', hint: 'write match with sniHosts' }]
          : []),
        ...matches.flatMap((match) => [
          ...(protocol === 'tls' ? checkServerNames(match, covering) : []),
          ...readTexts(at(match, 'destinationSubnets')).flatMap((subnet, index) =>
            checkSubnet(subnet, [...match.path, 'destinationSubnets', index]),
          ),
          ...checkPort(at(match, 'port')),
          ...checkOrigin(match),
        ]),
        ...(readMaps(at(rule, 'route')).length === 0
          ? [{ path: rule.path, message: 'has no destinations', hint: 'write route' }]
          : []),
        ...checkDestinations(rule),
      ];
    }),
  );
}

function checkServerNames(match: MapField, covering: ReturnType<typeof coveringHost>): readonly EntryProblem[] {
  const names = readTexts(at(match, 'sniHosts'));
  if (names.length === 0) return [{ path: match.path, message: 'needs sniHosts', hint: 'write one of the hosts' }];
  return names.flatMap((name, index) => {
    const path = [...match.path, 'sniHosts', index];
    const problem = isIP(name) === 0 ? hostProblem(name) : undefined;
    if (problem !== undefined) return [{ path, ...problem }];
    if (isIP(name) !== 0 || covering(name) !== undefined) return [];
    return [{ path, message: 'is not one of the hosts of the VirtualService', hint: 'add it to hosts, or remove it' }];
  });
}

/** An address, or an address and the length of its prefix. */
function checkSubnet(text: string, path: EntryProblem['path']): readonly EntryProblem[] {
  const [address = '', length, ...more] = text.split('/');
  const version = isIP(address);
  const isRight =
    version !== 0 &&
    more.length === 0 &&
    (length === undefined || (/^(0|[1-9]\d*)$/.test(length) && Number(length) <= (version === 4 ? 32 : 128)));
  if (isRight) return [];
  return [{ path, message: `is not a subnet: ${JSON.stringify(text)}`, hint: 'write an address such as 10.0.0.0/8' }];
}
