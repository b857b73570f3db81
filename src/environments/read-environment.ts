import type { Data, DataMap } from '../values/data.ts';
import type { Environment, Strategy } from './environment.ts';

/** The defaults of the keys of environment.yaml, as in schemas/environment.schema.json. */
const defaults = {
  aliases: [],
  applicationObjects: [],
  namespaceObjects: [],
  keys: [],
  fields: [],
  settings: {},
  gateways: [],
} as const;

const strategyDefaults = { weights: 'nobody', weightConfigs: false, match: null, route: null } as const;

/** Every environment can run versions without routing between them. It is the default strategy. */
const none: Strategy = { title: 'Every version runs, and clients choose between them', ...strategyDefaults };

/**
 * Fills in the defaults of an environment.
 *
 * @param data the content of environment.yaml, which schemas/environment.schema.json accepts
 */
export function readEnvironment(data: DataMap): Environment {
  const { versionObjects = [], applicationObjects = [], destination, strategies } = data;
  const filled = {
    ...defaults,
    ...data,
    versionObjects: withDefaults(versionObjects, { requires: [], annotations: {} }),
    applicationObjects: withDefaults(applicationObjects, { always: true }),
    destination: { path: null, otherHosts: [], excludes: [], annotations: [], ...(destination as DataMap) },
    strategies: {
      none,
      ...mapValues(strategies as DataMap, (strategy) => ({ ...strategyDefaults, ...(strategy as DataMap) })),
    },
  };
  // The schema makes sure that the rest is there.
  return filled as unknown as Environment;
}

function withDefaults(items: Data, more: object): readonly object[] {
  return (items as readonly DataMap[]).map((item) => ({ ...more, ...item }));
}

function mapValues(map: DataMap, change: (value: Data) => object): { readonly [key: string]: object } {
  return Object.fromEntries(Object.entries(map).map(([key, value]) => [key, change(value)]));
}
