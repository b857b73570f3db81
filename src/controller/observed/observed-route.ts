import { type DataMap, mapAt, mapsAt, textAt, textsAt } from '../../values/data.ts';

/** What the controller keeps of a route that exists: who it belongs to, and what tells that its spec has changed. */
export interface ObservedRoute {
  readonly uid: string;
  readonly resourceVersion: string;
  /** The API server counts it up with each change of the spec; null if it does not. */
  readonly generation: number | null;
  readonly isLeaving: boolean;
  readonly owners: readonly RouteOwner[];
  /** The Helm release that the annotations name, as `namespace/name`; null if there is none. */
  readonly helmRelease: string | null;
  /** The label `app.kubernetes.io/instance`; null if there is none. */
  readonly instance: string | null;
  /** The field managers that the controller takes over from, and that the route still has. */
  readonly earlierManagers: readonly string[];
}

export interface RouteOwner {
  readonly kind: string;
  readonly name: string;
  readonly uid: string;
  readonly isController: boolean;
}

/** The name under which the controller owns fields. */
export const fieldManager = 'iter8-release-controller';

/** Managers whose fields become the controller's: the public controller, and `--routing direct` of this program. */
export const earlierManagers: readonly string[] = ['iter8-controller', 'iter8-release'];

/** Takes what counts from a route; its spec is not needed. */
export function observeRoute(object: DataMap): ObservedRoute {
  const metadata = mapAt(object, 'metadata') ?? {};
  const { generation } = metadata;
  const managers = mapsAt(metadata, 'managedFields').map((entry) => textAt(entry, 'manager') ?? '');
  return {
    uid: textAt(metadata, 'uid') ?? '',
    resourceVersion: textAt(metadata, 'resourceVersion') ?? '',
    generation: typeof generation === 'number' ? generation : null,
    isLeaving: textAt(metadata, 'deletionTimestamp') !== undefined,
    owners: mapsAt(metadata, 'ownerReferences').map(ownerOf),
    ...marksOf(metadata),
    earlierManagers: [...new Set(managers.filter((manager) => earlierManagers.includes(manager)))],
  };
}

/** The marks of the tool that an object belongs to. */
export function marksOf(metadata: DataMap): Pick<ObservedRoute, 'helmRelease' | 'instance'> {
  const annotations = textsAt(metadata, 'annotations');
  const release = annotations['meta.helm.sh/release-name'];
  const namespace = annotations['meta.helm.sh/release-namespace'] ?? textAt(metadata, 'namespace') ?? '';
  return {
    helmRelease: release === undefined ? null : `${namespace}/${release}`,
    instance: textsAt(metadata, 'labels')['app.kubernetes.io/instance'] ?? null,
  };
}

function ownerOf(reference: DataMap): RouteOwner {
  return {
    kind: textAt(reference, 'kind') ?? '',
    name: textAt(reference, 'name') ?? '',
    uid: textAt(reference, 'uid') ?? '',
    isController: reference.controller === true,
  };
}
