import type { Path } from '../../diagnostics/diagnostic.ts';
import { type DataMap, mapAt, mapsAt } from '../../values/data.ts';
import { type Finding, valueAt } from '../finding.ts';
import type { Component } from './check-scaling.ts';
import { frameworks } from './frameworks.ts';

/** An environment variable that may not be set: DefaultBlockedEnvVars in pkg/validation/env_policy.go. */
const blockedVariable = 'PYTHONPATH';

/** Finds variables of the environment that no container of a component may set. */
export function checkVariables({ spec, path }: Component): readonly Finding[] {
  const worker = mapAt(spec, 'workerSpec');
  const containers = [
    ...['containers', 'initContainers'].flatMap((key) => containersAt(spec, [...path, key])),
    ...['containers', 'initContainers'].flatMap((key) => containersAt(worker ?? {}, [...path, 'workerSpec', key])),
    ...[...frameworks, 'art'].map((key) => ({ container: mapAt(spec, key) ?? {}, path: [...path, key] })),
  ];
  return containers.flatMap(({ container, path: place }) =>
    mapsAt(container, 'env').flatMap((variable, index): readonly Finding[] => {
      if (variable.name !== blockedVariable) return [];
      const at = [...place, 'env', index, 'name'];
      const message = `KServe does not allow the environment variable ${blockedVariable}`;
      return [{ code: 'specification', severity: 'error', path: at, message, hint: 'remove it', at: valueAt(at) }];
    }),
  );
}

function containersAt(spec: DataMap, path: Path): readonly { readonly container: DataMap; readonly path: Path }[] {
  const containers = mapsAt(spec, String(path.at(-1)));
  return containers.map((container, index) => ({ container, path: [...path, index] }));
}
