import { load } from 'js-yaml';
import { routemapOfRelease } from '../../../src/compile/routemap-of-release.ts';
import { builtInEnvironments } from '../../../src/generated/built-in-environments.ts';
import { graphOfRelease } from '../../../src/graph/derive/graph-of-release.ts';
import type { TrafficGraph } from '../../../src/graph/traffic-graph.ts';
import { deriveRelease } from '../../../src/release/derive-release.ts';
import { makeRoutes } from '../../../src/routing/make-routes.ts';
import type { RoutemapContent } from '../../../src/routing/routemap-content.ts';
import type { DataMap } from '../../../src/values/data.ts';

export interface Drawn {
  readonly routemap: RoutemapContent;
  readonly draw: (available: readonly boolean[]) => TrafficGraph;
}

/** Makes the graph of values without validating them. */
export async function drawValues(values: DataMap | string, name = 'web', namespace = 'default'): Promise<Drawn> {
  const data = typeof values === 'string' ? (load(values) as DataMap) : values;
  const loaded = await builtInEnvironments[String(data.environment)]?.();
  if (loaded === undefined) throw new Error(`no environment ${String(data.environment)}`);
  const { pack } = loaded;
  const release = deriveRelease({
    values: data,
    environment: pack.environment,
    name,
    namespace,
    apiVersions: 'v1beta1',
  });
  const routemap = routemapOfRelease(release, pack);
  const draw = (available: readonly boolean[]) => {
    const made = makeRoutes(routemap, available);
    if (!made.ok) throw new Error(made.diagnostics.map(({ message }) => message).join());
    const result = graphOfRelease(release, made.routes);
    if (!result.ok) throw new Error(result.message);
    return result.graph;
  };
  return { routemap, draw };
}
