import type { Path } from '../diagnostics/diagnostic.ts';
import type { DataMap } from '../values/data.ts';
import type { Condition } from './condition.ts';
import type { MapField } from './field.ts';
import type { Arrival, Candidate, ReachedRoute } from './order.ts';
import type { Entry, RouteSpec } from './route.ts';

/** All that the program knows of a mesh and its kind of route. Everything else uses routes in the form of route.ts. */
export interface Mesh {
  /** The key of `apiVersions` in templates. */
  readonly id: string;
  /** As messages call it, inside a sentence. */
  readonly name: string;
  readonly kind: RouteKind;
  /** What routes of this kind have room for. */
  readonly limits: RouteLimits;
  /** What a client gets where a rule sends requests to nobody, with the reasons. */
  readonly nobody: { readonly status: number; readonly noBackend: string; readonly allZero: string };
  /** The field of a spec that holds its rules: a rule without a name is called by its place there. */
  readonly rulesField: string;
  /**
   * @param namespace of the route
   * @throws RouteProblem if the spec has what no proxy would take
   */
  readonly readSpec: (spec: MapField, namespace: string) => RouteSpec;
  /**
   * The entries of all routes that a request reaches, in the order in which they count.
   *
   * @param reached at least one, all of this kind, the route with the best claim first
   */
  readonly inOrder: (reached: readonly ReachedRoute[], arrival: Arrival) => readonly Candidate[];
  readonly conditions: ConditionForm;
  /** The kinds of objects of this mesh that name Services, where requests go or about which they say something. */
  readonly references: readonly ServiceReferences[];
  /** The kind of object that lets routes send requests into another namespace; null if they may without. */
  readonly grant: ReferenceGrant | null;
}

/** A kind of object in the cluster. */
export interface RouteKind {
  readonly group: string;
  /** The versions of its API that are read, the oldest first. */
  readonly versions: readonly string[];
  readonly kind: string;
  /** With its article, inside a sentence. */
  readonly aKind: string;
  /** The plural, as kubectl calls the resource. */
  readonly resource: string;
  /** The short name in routemaps and in the configuration of the Iter8 controller. */
  readonly gvrShort: string;
}

/** Null where there is no limit. */
export interface RouteLimits {
  readonly rules: number | null;
  readonly hosts: number | null;
  /** Whether an address such as `10.0.0.1` may stand among the hosts. */
  readonly addressesAsHosts: boolean;
}

/** How the conditions of a candidate are written for a mesh. */
export interface ConditionForm {
  /** The key of a version under which they stand. */
  readonly key: string;
  /** A built-in environment that has the key. */
  readonly environment: string;
  /** The most entries that one list may have; null where there is no limit. */
  readonly mostEntries: number | null;
  /** Whether the proxies read regular expressions as RE2; elsewhere each implementation may have a syntax of its own. */
  readonly isRe2: boolean;
  /** @param namespace of the route */
  readonly read: (entry: MapField, namespace: string) => ReadEntry;
  readonly write: (conditions: readonly Condition[]) => WrittenEntry;
}

/** An entry as it was read. */
export interface ReadEntry extends Pick<Entry, 'conditions' | 'rank'> {
  /** Parts that look like conditions and have no effect. */
  readonly ignored: readonly EntryProblem[];
}

/** An entry as it is written, without what it cannot say. */
export interface WrittenEntry {
  readonly entry: DataMap;
  /** Without a message: the form has nothing like it. */
  readonly problems: readonly (Omit<EntryProblem, 'message'> & { readonly message?: string })[];
}

export interface EntryProblem {
  /** In the entry, e.g. `['headers', 'x-team']`. */
  readonly path: Path;
  readonly message: string;
  /** What can be written in its place. */
  readonly hint?: string;
}

/** A kind of object that names Services. */
export interface ServiceReferences {
  readonly group: string;
  readonly kind: string;
  /** Where the names stand: `spec.rules[].backendRefs[].name`. */
  readonly fields: readonly string[];
  /** What it does with the Services. */
  readonly does: string;
  /** What to do where the release replaces such a Service. */
  readonly hint: string;
}

export interface ReferenceGrant {
  readonly group: string;
  readonly kind: string;
  /** The most Services that one names. */
  readonly mostServices: number;
}
