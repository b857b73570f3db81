import { setTimeout as sleep } from 'node:timers/promises';
import type { ApiServer } from '../../../../src/kubernetes/api/api-server.ts';
import { watchObjects } from '../../../../src/kubernetes/api/watch-objects.ts';
import { at } from '../../../at.ts';

/** The shares in the VirtualServices of the namespace `default`, as a watch tells them. */
export interface SeenShares {
  readonly routes: ReadonlyMap<string, Shares>;
  /** Resolves with the time, in milliseconds, when a route has had such shares for the first time since now. */
  readonly until: (name: string, fits: (shares: Shares | undefined) => boolean) => Promise<number>;
  /** Resolves once something holds; it is asked after each change. */
  readonly untilAll: (holds: () => boolean) => Promise<void>;
  readonly stop: () => void;
}

/** The weight of each destination, by its Service. */
export type Shares = ReadonlyMap<string, number>;

export function seeShares(server: ApiServer): SeenShares {
  const ending = new AbortController();
  const routes = new Map<string, Shares>();
  const waiting = new Set<() => void>();
  const check = () => {
    for (const each of [...waiting]) each();
  };
  const nameOf = (object: object) => String(at(object, 'metadata', 'name'));
  const handler = {
    ...{ listing: () => {}, listed: () => {}, heard: () => {}, stopped: () => {} },
    changed: (object: object) => {
      routes.set(nameOf(object), sharesOf(object));
      check();
    },
    deleted: (object: object) => {
      routes.delete(nameOf(object));
      check();
    },
  };
  const path = '/apis/networking.istio.io/v1beta1/namespaces/default/virtualservices';
  const clock = {
    now: () => performance.now(),
    sleep: (milliseconds: number, signal: AbortSignal) =>
      sleep(milliseconds, undefined, { signal }).catch(() => {}) as Promise<void>,
    random: () => 0.5,
  };
  void watchObjects(server, { path, labelSelector: null, metadataOnly: false }, handler, clock, ending.signal);
  const untilAll = (holds: () => boolean) =>
    new Promise<void>((resolve) => {
      const look = () => {
        if (!holds()) return;
        waiting.delete(look);
        resolve();
      };
      waiting.add(look);
      look();
    });
  return {
    routes,
    untilAll,
    until: async (name, fits) => {
      let time = 0;
      await untilAll(() => {
        time = performance.now();
        return fits(routes.get(name));
      });
      return time;
    },
    stop: () => ending.abort(),
  };
}

function sharesOf(object: object): Shares {
  const destinations = (at(object, 'spec', 'http', 0, 'route') ?? []) as readonly object[];
  return new Map(
    destinations.map((each) => {
      const [service = ''] = String(at(each, 'destination', 'host')).split('.');
      return [service, Number(at(each, 'weight') ?? 0)];
    }),
  );
}
