/** Which routemaps name a resource. Both are texts that identify them in the cluster. */
export interface ResourceIndex {
  /** Replaces the resources of a routemap. */
  readonly set: (routemap: string, resources: readonly string[]) => void;
  readonly remove: (routemap: string) => void;
  readonly routemapsOf: (resource: string) => readonly string[];
}

/** Makes an empty index. */
export function createResourceIndex(): ResourceIndex {
  const routemaps = new Map<string, Set<string>>();
  const resources = new Map<string, readonly string[]>();

  function remove(routemap: string): void {
    for (const resource of resources.get(routemap) ?? []) {
      const named = routemaps.get(resource);
      named?.delete(routemap);
      if (named?.size === 0) routemaps.delete(resource);
    }
    resources.delete(routemap);
  }

  function set(routemap: string, named: readonly string[]): void {
    remove(routemap);
    resources.set(routemap, named);
    for (const resource of named) {
      const known = routemaps.get(resource) ?? new Set();
      routemaps.set(resource, known.add(routemap));
    }
  }

  return { set, remove, routemapsOf: (resource) => [...(routemaps.get(resource) ?? [])] };
}
