import { type ApiServer, describeAnswer } from '../../kubernetes/api/api-server.ts';
import type { DataMap } from '../../values/data.ts';
import { type Decision, type DecisionOptions, decide, type Observation, type PlannedRoute } from '../decide/decide.ts';
import { knownPresences } from '../decide/known-presences.ts';
import type { Presences } from '../decide/settle.ts';
import type { ObservedRoutemap } from '../observed/read-routemap-object.ts';
import type { WorkResult } from '../queue/work-queue.ts';
import type { RoutemapEvent } from '../report/routemap-event.ts';
import { isSameStatus, type WrittenRoute } from '../status/stored-status.ts';
import { type RouteWrite, writeRoute } from '../write/write-route.ts';
import { writeRoutemapStatus } from '../write/write-status.ts';

/** What a reconciliation needs of its surroundings. */
export interface Surroundings {
  readonly server: ApiServer;
  readonly options: DecisionOptions;
  /** The routemap of a key, if it exists and this controller looks after it. */
  readonly routemapOf: (key: string) => ObservedRoutemap | undefined;
  readonly observe: (routemap: ObservedRoutemap) => Pick<Observation, 'findObject' | 'findRoute'>;
  /** Whether everything has been observed that the decision depends on. */
  readonly isComplete: (routemap: ObservedRoutemap) => boolean;
  /** Takes a route as the API server answered, before its watch does. */
  readonly noteRoute: (gvrShort: string, object: DataMap) => void;
  /** Takes a routemap as the API server answered, before its watch does. */
  readonly noteRoutemap: (object: DataMap) => void;
  readonly mayWrite: () => boolean;
  /** Counts how often this replica has begun to write. Between two terms another replica may have written. */
  readonly term: () => number;
  readonly now: () => number;
  /** The time of day, in milliseconds since 1970. */
  readonly timeOfDay: () => number;
  readonly report: (routemap: ObservedRoutemap, event: RoutemapEvent) => void;
  readonly onDecision: (routemap: ObservedRoutemap, decision: Decision) => void;
  readonly onWrite: (routemap: ObservedRoutemap, write: RouteWrite['kind']) => void;
}

/** What is remembered of a routemap between reconciliations. */
interface Memory {
  readonly uid: string;
  readonly term: number;
  readonly presences: Presences;
  readonly written: Written;
}

/** What was written last, by the name of the routing template. */
type Written = { readonly [template: string]: WrittenRoute };

/** Makes the function that carries out the decisions about one routemap, by its key. */
export function createReconciler(around: Surroundings): (key: string) => Promise<WorkResult> {
  const memories = new Map<string, Memory>();

  return async (key) => {
    const routemap = around.routemapOf(key);
    if (routemap === undefined || routemap.isLeaving) {
      memories.delete(key);
      return { kind: 'done' };
    }
    if (!around.isComplete(routemap)) return { kind: 'done' };
    const memory = recall(routemap, memories.get(key), around.term());
    const now = around.now();
    const { written, presences } = memory;
    const decision = decide({ routemap, ...around.observe(routemap), written, presences, now }, around.options);
    around.onDecision(routemap, decision);
    const decided = { ...memory, presences: decision.presences };
    memories.set(key, decided);
    if (!around.mayWrite()) return laterOf(decision, now);
    const carried = await carryOut(routemap, decision, written, around);
    memories.set(key, { ...decided, written: carried.written });
    const retry = (await storeStatus(routemap, decision, carried, around)) ?? carried.retry;
    return retry === null ? laterOf(decision, now) : { kind: 'failed', after: retry };
  };
}

function recall(routemap: ObservedRoutemap, known: Memory | undefined, term: number): Memory {
  if (known?.uid === routemap.uid && known.term === term) return known;
  const presences = known?.uid === routemap.uid ? known.presences : knownPresences(routemap);
  return { uid: routemap.uid, term, presences, written: routemap.status?.routes ?? {} };
}

function laterOf({ wakeAt }: Decision, now: number): WorkResult {
  return wakeAt === null ? { kind: 'done' } : { kind: 'later', after: Math.max(wakeAt - now, 0) };
}

/** What came of all routes of a routemap. */
interface Carried {
  readonly written: Written;
  readonly problems: readonly string[];
  /** When to try again, in milliseconds; null if nothing failed. */
  readonly retry: number | null;
}

async function carryOut(
  routemap: ObservedRoutemap,
  decision: Decision,
  before: Written,
  around: Surroundings,
): Promise<Carried> {
  let carried: Carried = { written: {}, problems: decision.problems, retry: null };
  for (const route of decision.routes) {
    const one = await carryOutRoute(routemap, route, decision, before[route.template], around);
    carried = {
      written: { ...carried.written, ...one.written },
      problems: [...carried.problems, ...one.problems],
      retry: one.retry === null ? carried.retry : Math.max(carried.retry ?? 0, one.retry),
    };
  }
  return carried;
}

async function carryOutRoute(
  routemap: ObservedRoutemap,
  { template, gvrShort, object, plan }: PlannedRoute,
  decision: Decision,
  before: WrittenRoute | undefined,
  around: Surroundings,
): Promise<Carried> {
  const kept = before === undefined ? {} : { [template]: before };
  const name = nameOf(object);
  if (plan.kind === 'refused') {
    const problem = `${name} is not written: ${plan.because}. Delete it, or name the route of this routemap otherwise`;
    return { written: kept, problems: [problem], retry: null };
  }
  if (plan.kind !== 'apply') return { written: kept, problems: [], retry: null };
  const type = around.options.types.get(gvrShort);
  if (type === undefined) {
    const problem = `${name} is not written: the configuration has no resource type ${gvrShort}`;
    return { written: kept, problems: [problem], retry: null };
  }
  const mayWrite = () => around.mayWrite() && around.routemapOf(keyOf(routemap))?.uid === routemap.uid;
  const write = await writeRoute(around.server, plan, type, mayWrite);
  around.onWrite(routemap, write.kind);
  switch (write.kind) {
    case 'written':
      around.noteRoute(gvrShort, write.object);
      reportWrite(routemap, name, write.replaced, decision, around);
      return { written: { [template]: write.route }, problems: [], retry: null };
    case 'failed':
      return { written: kept, problems: [`${name} is not written: ${write.problem}`], retry: write.wait };
    case 'outdated':
      return { written: kept, problems: [], retry: 0 };
    case 'fenced':
      return { written: kept, problems: [], retry: null };
  }
}

function reportWrite(
  routemap: ObservedRoutemap,
  name: string,
  replaced: readonly string[],
  { versions }: Decision,
  { report }: Surroundings,
): void {
  const weights = versions.map((version) => `${version.name} ${version.weight}`).join(', ');
  if (replaced.length === 0) {
    report(routemap, {
      type: 'Normal',
      reason: 'RouteWritten',
      message: `${name} written with the weights ${weights}`,
    });
    return;
  }
  const message = `${name} written with the weights ${weights}; this replaced ${replaced.join(', ')}: put settings of rules into application.route of the values`;
  report(routemap, { type: 'Warning', reason: 'ForeignChangeReplaced', message });
}

/**
 * Writes the status if it says something new, and then an Event if problems are new. Returns when to try again, in
 * milliseconds; null if that is not needed.
 */
async function storeStatus(
  routemap: ObservedRoutemap,
  { versions }: Decision,
  { written, problems }: Carried,
  around: Surroundings,
): Promise<number | null> {
  const latest = around.routemapOf(keyOf(routemap));
  if (latest?.uid !== routemap.uid) return null;
  const error = problems.length === 0 ? null : problems.join('. ');
  const changed = new Date(around.timeOfDay()).toISOString();
  const status = { strSpec: routemap.strSpec, versions, routes: written, error, changed };
  if (isSameStatus(latest.status, status) || !around.mayWrite()) return null;
  const answer = await writeRoutemapStatus(around.server, latest, status);
  // A routemap that is gone has no use for it.
  if (answer.status === 404) return null;
  // It has changed since, and its watch has not told yet.
  if (answer.status === 409) return 0;
  if (answer.status !== 200) throw new Error(`the status cannot be written: ${describeAnswer(answer)}`);
  around.noteRoutemap(JSON.parse(answer.body) as DataMap);
  if (error !== null && error !== latest.status?.error) {
    around.report(routemap, { type: 'Warning', reason: 'RoutemapProblem', message: error });
  }
  return null;
}

function keyOf({ namespace, name }: ObservedRoutemap): string {
  return `${namespace}/${name}`;
}

function nameOf({ kind, metadata }: DataMap): string {
  return `${String(kind)} ${String(((metadata ?? {}) as DataMap).name)}`;
}
