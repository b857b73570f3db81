import { type ApiAnswer, type ApiServer, describeAnswer } from '../../kubernetes/api/api-server.ts';
import { type DataMap, mapAt, mapsAt, textAt } from '../../values/data.ts';
import type { ResourceType } from '../configuration/resource-type.ts';
import type { RoutePlan } from '../decide/plan-route.ts';
import { earlierManagers, fieldManager } from '../observed/observed-route.ts';
import type { WrittenRoute } from '../status/stored-status.ts';
import { changedRules, foreignManagers } from './foreign-changes.ts';
import { migrateManagers } from './migrate-managers.ts';
import { routePath } from './route-path.ts';

/** What came of writing a route. */
export type RouteWrite =
  | {
      readonly kind: 'written';
      readonly route: WrittenRoute;
      /** The route as the API server has it now. */
      readonly object: DataMap;
      /** Where the rules of somebody else were replaced. */
      readonly replaced: readonly string[];
    }
  /** The route has changed since it was observed: decide again. */
  | { readonly kind: 'outdated' }
  /** This replica may not write any more. */
  | { readonly kind: 'fenced' }
  | {
      readonly kind: 'failed';
      readonly problem: string;
      /** How long the server asks to wait, in milliseconds. */
      readonly wait: number;
    };

type ApplyPlan = Extract<RoutePlan, { readonly kind: 'apply' }>;

/**
 * Writes a route by a server-side apply.
 *
 * @param mayWrite is asked right before each write
 * @throws {Error} if the API server does not answer
 */
export async function writeRoute(
  server: ApiServer,
  plan: ApplyPlan,
  type: ResourceType,
  mayWrite: () => boolean,
): Promise<RouteWrite> {
  const path = routePath(plan.body, type);
  const ready: Prepared = { kind: 'ready', plan, replaced: [] };
  const prepared = plan.isForeign ? await prepare(server, path, plan, mayWrite) : ready;
  if (prepared.kind !== 'ready') return prepared;
  if (!mayWrite()) return { kind: 'fenced' };
  const answer = await apply(server, `${path}?`, fenced(prepared.plan.body));
  if (answer.status !== 200 && answer.status !== 201) return refusedBy(answer);
  const object = JSON.parse(answer.body) as DataMap;
  const { uid, generation = null } = (object.metadata ?? {}) as { uid: string; generation?: number | null };
  return { kind: 'written', route: { hash: plan.hash, uid, generation }, object, replaced: prepared.replaced };
}

/**
 * The body of a write that a late arrival does no harm: one for a known route has its uid and resourceVersion. A new route
 * gets a resourceVersion that no object has, which the API server ignores if it makes the route, and refuses with 409 if the
 * route exists by now.
 */
function fenced(body: DataMap): DataMap {
  const metadata = mapAt(body, 'metadata') ?? {};
  return metadata.uid === undefined ? { ...body, metadata: { ...metadata, resourceVersion: '1' } } : body;
}

type Prepared = { readonly kind: 'ready'; readonly plan: ApplyPlan; readonly replaced: readonly string[] };

/** Looks at a route that others may have changed, and takes over the fields of earlier managers. */
async function prepare(
  server: ApiServer,
  path: string,
  plan: ApplyPlan,
  mayWrite: () => boolean,
): Promise<Prepared | RouteWrite> {
  const answer = await server.send({ method: 'GET', path });
  if (answer.status === 404) return { kind: 'outdated' };
  if (answer.status !== 200) return refusedBy(answer);
  const current = JSON.parse(answer.body) as DataMap;
  if (textAt(mapAt(current, 'metadata') ?? {}, 'uid') !== mapAt(plan.body, 'metadata')?.uid)
    return { kind: 'outdated' };
  const managers = mapsAt(mapAt(current, 'metadata') ?? {}, 'managedFields').map((entry) => textAt(entry, 'manager'));
  if (!managers.some((manager) => earlierManagers.includes(manager ?? ''))) {
    return { kind: 'ready', plan, replaced: await replacedBy(server, path, plan, current) };
  }
  if (!mayWrite()) return { kind: 'fenced' };
  return takeOver(server, path, plan, current);
}

/** What the write will replace of somebody else, as the API server answers without storing it. */
async function replacedBy(
  server: ApiServer,
  path: string,
  plan: ApplyPlan,
  current: DataMap,
): Promise<readonly string[]> {
  const managers = foreignManagers(current);
  if (managers.length === 0) return [];
  const answer = await apply(server, `${path}?dryRun=All&`, plan.body);
  const next = answer.status === 200 ? (JSON.parse(answer.body) as DataMap) : current;
  return changedRules(current, next).map((changed) => `${changed} of ${managers.join(', ')}`);
}

async function takeOver(
  server: ApiServer,
  path: string,
  plan: ApplyPlan,
  current: DataMap,
): Promise<Prepared | RouteWrite> {
  const version = mapAt(current, 'metadata')?.resourceVersion ?? '';
  const migrated = await server.send({
    method: 'PATCH',
    path,
    contentType: 'application/json-patch+json',
    body: JSON.stringify([
      { op: 'test', path: '/metadata/resourceVersion', value: version },
      { op: 'replace', path: '/metadata/managedFields', value: migrateManagers(current) },
    ]),
  });
  // A test that fails makes the patch invalid.
  if (migrated.status === 422) return { kind: 'outdated' };
  if (migrated.status !== 200) return refusedBy(migrated);
  const resourceVersion = mapAt(JSON.parse(migrated.body) as DataMap, 'metadata')?.resourceVersion ?? '';
  const body = { ...plan.body, metadata: { ...mapAt(plan.body, 'metadata'), resourceVersion } };
  return { kind: 'ready', plan: { ...plan, body }, replaced: [] };
}

function apply(server: ApiServer, path: string, body: DataMap): Promise<ApiAnswer> {
  return server.send({
    method: 'PATCH',
    path: `${path}fieldManager=${fieldManager}&force=true`,
    contentType: 'application/apply-patch+yaml',
    body: JSON.stringify(body),
  });
}

function refusedBy(answer: ApiAnswer): RouteWrite {
  if (answer.status === 409) return { kind: 'outdated' };
  return { kind: 'failed', problem: describeAnswer(answer), wait: answer.retryAfter ?? 0 };
}
