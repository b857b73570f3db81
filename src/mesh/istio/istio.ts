import type { Mesh } from '../mesh.ts';
import { checkIstioEntry, gatewayNameProblem } from './check-entry.ts';
import { checkIstioSettings } from './check-settings.ts';
import { followDelegates } from './follow-delegates.ts';
import { hostProblem } from './host-name.ts';
import { otherProtocolOf } from './port-protocol.ts';
import { readIstioEntry } from './read-entry.ts';
import { readIstioNeighbour } from './read-gateway.ts';
import { readServiceEntry } from './read-service-entry.ts';
import { readVirtualService } from './read-virtual-service.ts';
import { counting, inOrder } from './several-routes.ts';
import { writeIstioEntry } from './write-entry.ts';

const group = 'networking.istio.io';

/** Istio, with its VirtualServices. Source: https://istio.io/latest/docs/reference/config/networking/ */
export const istio: Mesh = {
  id: 'istio',
  name: 'Istio',
  kind: {
    group,
    versions: ['v1alpha3', 'v1beta1', 'v1'],
    kind: 'VirtualService',
    aKind: 'a VirtualService',
    resource: 'virtualservices',
    gvrShort: 'vs',
  },
  limits: { rules: null, hosts: null, overlappingHosts: false },
  nobody: {
    status: 503,
    noBackend: 'the rule has no destinations',
    allZero: 'every destination of the rule has weight 0, and Istio refuses such a rule',
  },
  rulesField: 'http',
  readSpec: readVirtualService,
  readNeighbour: (object, namespace) => readServiceEntry(object) ?? readIstioNeighbour(object, namespace),
  join: followDelegates,
  counting,
  inOrder,
  deviation: null,
  conditions: {
    key: 'match',
    environment: 'deployment-istio',
    mostEntries: null,
    isRe2: true,
    read: readIstioEntry,
    write: writeIstioEntry,
    check: checkIstioEntry,
    settleOrder: null,
  },
  checkSettings: checkIstioSettings,
  // Most commands do not need it.
  checkObject: async (object, namespace) =>
    (await import('./check-virtual-service.ts')).checkVirtualService(object, namespace),
  hostProblem,
  gatewayNameProblem,
  otherProtocolOf,
  references: [
    {
      group,
      kind: 'VirtualService',
      fields: ['spec.http[].route[].destination.host', 'spec.tcp[].route[].destination.host'],
      does: 'sends to',
      hint: 'disable it in the chart, and set gateway to its gateway',
    },
    {
      group,
      kind: 'DestinationRule',
      fields: ['spec.host'],
      does: 'is about',
      hint: 'requests now go to the Services of the versions, so write a DestinationRule for each of them',
    },
  ],
  grant: null,
};
