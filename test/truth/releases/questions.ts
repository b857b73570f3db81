import { insideMesh } from '../../../src/mesh/names.ts';
import type { Route } from '../../../src/mesh/route.ts';
import type { RequestSpec } from '../../../src/routing/answer/build-request.ts';
import type { PilotRequest } from '../../e2e/cluster/pilot-dialogue.ts';
import type { Place } from './places.ts';
import { type Probe, probesOf } from './probe-requests.ts';

/** A request at a place, as the oracle and as the program get it. */
export interface Question {
  readonly place: Place;
  readonly pilot: PilotRequest;
  readonly spec: RequestSpec;
  /** For messages. */
  readonly text: string;
}

/**
 * Requests to routes: every probe at the first place. At the others, and for other hosts, the first ones, which are plain or meet
 * a rule.
 *
 * @param namesService whether the short name of the application is known in the cluster
 */
export function questionsOf(
  routes: readonly Route[],
  places: readonly Place[],
  namesService: boolean,
): readonly Question[] {
  const probes = probesOf(routes);
  const [service] = routes.flatMap((route) => route.services);
  const hosts = routes.flatMap((route) => route.hosts);
  const inMesh = service === undefined ? hosts : [`${service.name}.${service.namespace}`];
  return places.flatMap((place, index) => {
    const isInside = place.spec.gateway === insideMesh;
    const [usual = 'www.example.com', ...more] = (isInside ? inMesh : hosts).map((host) => host.replace('*', 'any'));
    const others = [...more, ...(isInside ? othersInMesh(usual, place, namesService) : ['unknown.example.com'])];
    return [
      ...probes.slice(0, index === 0 ? 90 : 12).map((probe) => questionOf(probe, probe.authority ?? usual, place)),
      ...others.map((host) => questionOf({}, host, place)),
    ];
  });
}

/** Other ways to write the host, and other hosts. */
function othersInMesh(host: string, { route, spec }: Place, namesService: boolean): readonly string[] {
  // The listener of a single Service takes every host. What is not this Service does not get there.
  if (route.includes('.')) return [host.toUpperCase()];
  const short = namesService ? [host.split('.')[0] ?? host] : [];
  return [host.toUpperCase(), `${host}:${spec.port}`, ...short, 'other.elsewhere', 'unknown.example.com'];
}

function questionOf(probe: Partial<Probe>, host: string, place: Place): Question {
  const { method = 'GET', scheme = 'http', path = '/', headers = [] } = probe;
  const request = { method, scheme, path, headers, host };
  return {
    place,
    pilot: { proxy: place.proxy, route: place.route, ...request },
    spec: { ...request, ...place.spec },
    text: `${place.proxy} (${place.route}): ${method} ${host}${path} ${JSON.stringify(headers)}`,
  };
}
