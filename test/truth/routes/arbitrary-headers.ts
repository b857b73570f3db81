import { fc } from '../../fast-check.ts';
import { someOf, sometimes } from './sometimes.ts';

const changed = ['x-user', 'x-new', 'X-Team', 'app-version', 'traffic'];
const values = fc.constantFrom('one', 'two', 'three.example.com');

function named(names: readonly string[]) {
  return someOf(names, 2, 1).chain((some) => fc.record(Object.fromEntries(some.map((name) => [name, values]))));
}

const operations = fc.record({
  set: sometimes(50, named(changed)),
  add: sometimes(40, named(changed)),
  remove: sometimes(30, someOf(changed, 2, 1)),
});

type Operations = typeof operations extends fc.Arbitrary<infer Value> ? Value : never;

/** Changes of headers. Istio accepts one change of the host in a list: `host` says whether it may be here. */
export function arbitraryHeaders(host: boolean): fc.Arbitrary<object> {
  const changes = { request: sometimes(60, operations), response: sometimes(60, operations) };
  const place = fc.tuple(fc.constantFrom('set', 'add'), fc.constantFrom('host', 'Host', ':authority'), values);
  return fc
    .record({ ...changes, place: host ? sometimes(25, place) : fc.constant(undefined) })
    .map(({ place: where, request, ...others }) => ({
      ...others,
      request: where === undefined ? request : withHost(request, where),
    }));
}

function withHost(request: Operations | undefined, [key, name, text]: readonly [string, string, string]): object {
  const { set, add, ...others } = request ?? {};
  return { ...others, set, add, [key]: { ...(key === 'set' ? set : add), [name]: text } };
}
