import type { Resource } from '../../adoption/resource.ts';
import type { Path } from '../../diagnostics/diagnostic.ts';
import type { Version } from '../../release/release.ts';
import { type DataMap, dataAt, isMap, mapAt, mapsAt, numberAt, textAt, textListAt } from '../../values/data.ts';
import type { AdoptionContext } from '../adoption/adoption-context.ts';
import type { CheckContext } from '../check-context.ts';
import { type Finding, valueAt } from '../finding.ts';

/** Something outside of a pod that its Deployment uses. */
interface Use {
  readonly version: number;
  readonly path: Path;
  /** The claim with its namespace, or the port with its protocol. */
  readonly key: string;
  /** The name of the claim, or the number of the port. */
  readonly name: string;
  readonly namespace: string;
}

/** Finds claims of volumes, and ports of nodes, that two versions use, but that only one pod can use at a time. */
export function checkSharing({ release, remaining }: CheckContext & AdoptionContext): readonly Finding[] {
  const claims = release.versions.flatMap(claimsOf);
  const ports = release.versions.flatMap(hostPortsOf);
  return [
    ...sharedUses(claims).flatMap(([first, use]) => {
      return explainClaim(first, use, accessModesOf(use, release.namespace, remaining));
    }),
    ...sharedUses(ports).map(([first, use]) => explainPort(first, use)),
  ];
}

/** The first use in each version but the earliest, with the earliest. */
function sharedUses(uses: readonly Use[]): readonly (readonly [Use, Use])[] {
  return uses.flatMap((use, index) => {
    const before = uses.slice(0, index).filter(({ key }) => key === use.key);
    const [first] = before;
    const isNew = before.every(({ version }) => version !== use.version);
    return first !== undefined && isNew ? [[first, use] as const] : [];
  });
}

function claimsOf(version: Version): readonly Use[] {
  return podsOf(version).flatMap(({ pod, path, namespace }) =>
    mapsAt(pod, 'volumes').flatMap((volume, index) => {
      const name = textAt(mapAt(volume, 'persistentVolumeClaim') ?? {}, 'claimName');
      if (name === undefined) return [];
      const place = [...path, 'volumes', index, 'persistentVolumeClaim', 'claimName'];
      return [{ version: version.index, path: place, key: `${namespace}/${name}`, name, namespace }];
    }),
  );
}

/** With `hostNetwork` every port is one of the node. */
function hostPortsOf(version: Version): readonly Use[] {
  return podsOf(version).flatMap(({ pod, path, namespace }) =>
    ['initContainers', 'containers'].flatMap((list) =>
      mapsAt(pod, list).flatMap((container, index) =>
        mapsAt(container, 'ports').flatMap((port, item) => {
          const field = pod.hostNetwork === true && !numberAt(port, 'hostPort') ? 'containerPort' : 'hostPort';
          const number = numberAt(port, field);
          if (!number) return [];
          const key = [number, textAt(port, 'protocol') ?? 'TCP', textAt(port, 'hostIP') ?? ''].join('/');
          const place = [...path, list, index, 'ports', item, field];
          return [{ version: version.index, path: place, key, name: String(number), namespace }];
        }),
      ),
    ),
  );
}

interface Pod {
  readonly pod: DataMap;
  readonly path: Path;
  readonly namespace: string;
}

function podsOf(version: Version): readonly Pod[] {
  return version.objects.flatMap(({ kind, specification, path, metadata }) => {
    const pod = specification === null ? undefined : dataAt(specification, ['template', 'spec']);
    if (kind !== 'Deployment' || !isMap(pod)) return [];
    return [{ pod, path: [...path, 'spec', 'template', 'spec'], namespace: metadata.namespace }];
  });
}

/** The access modes of a claim in the given manifests; undefined if they do not have it. */
function accessModesOf(claim: Use, standard: string, resources: readonly Resource[]): readonly string[] | undefined {
  const found = resources.find(({ kind, name, namespace }) => {
    return kind === 'PersistentVolumeClaim' && name === claim.name && (namespace ?? standard) === claim.namespace;
  });
  return found && textListAt(mapAt(found.data, 'spec') ?? {}, 'accessModes');
}

function explainClaim(first: Use, use: Use, modes: readonly string[] | undefined): readonly Finding[] {
  if (modes?.some((mode) => mode.endsWith('Many'))) return [];
  const both = `version ${use.version} and version ${first.version} use the same PersistentVolumeClaim ${use.name}`;
  const message =
    modes === undefined
      ? `${both}; if it is ReadWriteOnce, all their pods must run on one node`
      : `${both}, which is ${modes.join(', ') || 'ReadWriteOnce'}: all their pods must run on one node`;
  const severity = modes === undefined ? 'info' : 'warning';
  return [shared(first, use, severity, message, 'give each version its own claim, or use a ReadWriteMany volume')];
}

function explainPort(first: Use, use: Use): Finding {
  const message = `version ${use.version} and version ${first.version} use the same port ${use.name} of the node, so their pods cannot run on the same node`;
  return shared(first, use, 'warning', message, 'remove hostPort or hostNetwork: requests reach the pods without it');
}

function shared(first: Use, use: Use, severity: Finding['severity'], message: string, hint: string): Finding {
  const related = [{ message: `version ${first.version} uses it here`, at: valueAt(first.path) }];
  return { code: 'shared-resource', severity, path: use.path, message, hint, at: valueAt(use.path), related };
}
