import { fc } from '../../fast-check.ts';
import { headerNames, hosts, methods, parameterNames, paths, texts } from './arbitrary-match.ts';
import type { VirtualService } from './arbitrary-virtual-services.ts';
import { someOf, sometimes } from './sometimes.ts';
import { proxies } from './surroundings.ts';
import type { TrialRequest } from './try-requests.ts';

const query = fc.oneof(
  { weight: 2, arbitrary: fc.constant('') },
  {
    weight: 1,
    arbitrary: fc
      .array(
        fc.tuple(
          fc.constantFrom(...parameterNames.filter((name) => name !== 'a b'), 'a%20b'),
          fc.constantFrom('=', '', ...texts.map((text) => `=${text}`)),
        ),
        {
          minLength: 1,
          maxLength: 2,
        },
      )
      .map((parts) => `?${parts.map((part) => part.join('')).join('&')}`),
  },
  { weight: 1, arbitrary: fc.constantFrom('?x=%31', '?=1', '?x=1=2', '?&x=3', '?x=1/../a') },
);

const sentHeaders = headerNames.filter((name) => name !== 'host');

/** The texts in the conditions of VirtualServices, by what they are compared with. */
function textsIn(routes: readonly VirtualService[]) {
  const matches = routes.flatMap(({ spec }) => spec.http?.flatMap(({ match }) => match ?? []) ?? []);
  const uris = matches.map(({ uri }) => uri);
  const names = matches.flatMap(({ headers, withoutHeaders }) => Object.entries({ ...headers, ...withoutHeaders }));
  return {
    paths: uris.flatMap((uri) => [uri?.exact, uri?.prefix]).filter((path) => path?.startsWith('/')) as string[],
    headers: names.flatMap(([name, match]) => {
      const { exact, prefix } = match as { exact?: string; prefix?: string };
      return name === 'host' ? [] : [[name, exact ?? prefix ?? 'test'] as const];
    }),
    hosts: routes
      .flatMap(({ spec }) => spec.hosts ?? [])
      .flatMap((host) =>
        host.startsWith('*') ? ['api', 'x.y', 'a', 'b'].map((part) => `${part}${host.slice(1)}`) : [host],
      ),
  };
}

/** Requests that nearly meet the conditions of VirtualServices. */
export function arbitraryRequests(routes: readonly VirtualService[], count: number): fc.Arbitrary<TrialRequest[]> {
  const { paths: known, headers: asked, hosts: own } = textsIn(routes);
  const ending = fc.constantFrom('', '', '', '/', 'x', '/more');
  const path = fc.oneof(
    fc.constantFrom(...paths),
    ...(known.length === 0 ? [] : [fc.tuple(fc.constantFrom(...known), ending).map((parts) => parts.join(''))]),
  );
  const random = fc.array(fc.tuple(fc.constantFrom(...sentHeaders), fc.constantFrom(...texts, '', 'user=jason')), {
    maxLength: 2,
  });
  const headers = fc
    .tuple(asked.length === 0 ? fc.constant([]) : someOf(asked, 4), random)
    .map((both) => both.flat())
    .map((all) =>
      all.filter(([name], index) => index === all.findIndex(([other]) => other.toLowerCase() === name.toLowerCase())),
    );
  // No listener here has a certificate, by which Istio tells the default port of a redirect.
  const secure = routes.some(({ spec }) => spec.http?.some((rule) => 'redirect' in rule)) ? 0 : 5;
  const request = fc
    .record({
      proxy: fc.constantFrom('web', 'web', 'batch', ...Object.keys(proxies)),
      port: sometimes(15, fc.constant(8080)),
      method: fc.constantFrom('GET', 'GET', ...methods),
      scheme: sometimes(secure, fc.constant('https')),
      host: fc.oneof(
        { weight: 1, arbitrary: fc.constantFrom(...hosts) },
        { weight: 2, arbitrary: fc.constantFrom(...(own.length > 0 ? own : hosts)) },
      ),
      path: fc.tuple(path, query).map((parts) => parts.join('')),
      headers,
    })
    .map(({ port = 80, scheme = 'http', proxy, ...others }) => {
      // No server of the gateways has a certificate.
      return { ...others, proxy, port, scheme: proxies[proxy]?.type === 'router' ? 'http' : scheme };
    });
  return fc.array(request, { minLength: count, maxLength: count });
}
