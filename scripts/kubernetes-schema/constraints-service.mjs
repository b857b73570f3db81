import {
  cidr,
  clusterIp,
  dnsLabel,
  forbid,
  hasItems,
  hasText,
  hostName,
  ipAddress,
  is,
  labels,
  optionalPort,
  port,
  portName,
  qualifiedName,
  unless,
  when,
} from './rules.mjs';

const reachableFromOutside = is('type', 'LoadBalancer', 'NodePort');

/** validateService and what it calls. */
export const serviceConstraints = {
  ServicePort: {
    properties: {
      appProtocol: qualifiedName,
      name: dnsLabel,
      nodePort: optionalPort,
      port,
      targetPort: { ...optionalPort, ...portName },
    },
  },
  ServiceSpec: {
    properties: {
      clusterIP: clusterIp,
      externalIPs: { items: ipAddress },
      healthCheckNodePort: optionalPort,
      ipFamilies: { items: { enum: ['IPv4', 'IPv6'] }, maxItems: 2, uniqueItems: true },
      loadBalancerClass: qualifiedName,
      loadBalancerSourceRanges: { items: cidr },
      ports: { allOf: [{ uniqueItemsBy: { name: null } }] },
      selector: labels,
      trafficDistribution: { enum: ['PreferClose', 'PreferSameNode', 'PreferSameZone'] },
    },
    allOf: [
      when(is('type', 'ExternalName'), {
        required: ['externalName'],
        properties: {
          externalName: { ...hostName, minLength: 1 },
          clusterIP: { enum: ['', null] },
          clusterIPs: { maxItems: 0 },
          ipFamilies: { maxItems: 0 },
          ipFamilyPolicy: { forbidden: 'may not be set for ExternalName services' },
        },
      }),
      unless({ anyOf: [is('type', 'ExternalName'), is('clusterIP', 'None')] }, hasItems('ports')),
      when(
        { required: ['ports'], properties: { ports: { type: 'array', minItems: 2 } } },
        { properties: { ports: { items: hasText('name') } } },
      ),
      when(hasItems('clusterIPs'), hasText('clusterIP')),
      when(reachableFromOutside, { properties: { clusterIP: { not: { const: 'None' } } } }),
      // Without a type it is ClusterIP.
      unless(is('type', 'ExternalName', 'LoadBalancer', 'NodePort'), {
        properties: { ports: { items: { properties: { nodePort: { maximum: 0 } } } } },
      }),
      unless(
        { anyOf: [reachableFromOutside, hasItems('externalIPs'), is('externalTrafficPolicy', '')] },
        forbid('may only be set when type is NodePort or LoadBalancer, or beside externalIPs', 'externalTrafficPolicy'),
      ),
      unless(
        is('type', 'LoadBalancer'),
        forbid('may only be used when type is LoadBalancer', 'allocateLoadBalancerNodePorts', 'loadBalancerClass'),
      ),
      unless(is('type', 'LoadBalancer'), { properties: { loadBalancerSourceRanges: { maxItems: 0 } } }),
      unless(
        { allOf: [is('type', 'LoadBalancer'), is('externalTrafficPolicy', 'Local')] },
        { properties: { healthCheckNodePort: { maximum: 0 } } },
      ),
      // Otherwise the server drops it unseen.
      when(is('sessionAffinity', 'ClientIP'), {
        properties: {
          sessionAffinityConfig: {
            properties: { clientIP: { properties: { timeoutSeconds: { minimum: 1, maximum: 86400 } } } },
          },
        },
      }),
    ],
  },
};
