import type { DataMap } from '../../../src/values/data.ts';
import { at } from '../../at.ts';
import type { ClusterWatch } from './watch-cluster.ts';

/** The destinations of the only rule of a VirtualService, and their weights: `web-0 30, web-1 70`; empty without one. */
export function weightsOf(route: DataMap | undefined): string {
  const destinations = (at(route, 'spec', 'http', 0, 'route') ?? []) as readonly object[];
  const texts = destinations.map((each) => {
    const [service] = String(at(each, 'destination', 'host')).split('.');
    return `${service} ${at(each, 'weight')}`;
  });
  return texts.join(', ');
}

/** The different weights that a VirtualService has had since a change, in their order; `deleted` for none. */
export function weightsSince({ changes }: ClusterWatch, start: number, name: string): readonly string[] {
  const seen = changes
    .slice(start)
    .filter((change) => change.kind === 'vs' && change.name === name)
    .map(({ object, isDeleted }) => (isDeleted ? 'deleted' : weightsOf(object)));
  return seen.filter((weights, index) => weights !== seen[index - 1]);
}
