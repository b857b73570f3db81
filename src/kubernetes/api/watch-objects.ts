import type { DataMap } from '../../values/data.ts';
import { type ApiAnswer, type ApiServer, describeAnswer } from './api-server.ts';
import { listPages } from './list-pages.ts';
import type { Waiting } from './waiting.ts';
import type { WatchHandler, WatchTarget } from './watch-handler.ts';

const metadataType = 'application/json;as=PartialObjectMetadata;g=meta.k8s.io;v=v1';

/** The API server sends a bookmark about every minute, so a connection that is silent for longer is broken. */
const silence = 90_000;

const firstPause = 500;
const longestPause = 30_000;

/** How a watch ended: where the next one may begin, and how long to wait before. */
interface Ending {
  /** Null to begin with a list. */
  readonly version: string | null;
  /** Why it was not an ordinary end; null if it was. */
  readonly trouble: { readonly reason: string; readonly status: number | null; readonly wait: number | null } | null;
}

/**
 * Watches objects until the signal aborts. A watch that breaks goes on where it was; if that place is too old (410), it
 * begins with all objects again. Between attempts it waits, longer each time, and at least as long as the server asks.
 * Source: https://kubernetes.io/docs/reference/using-api/api-concepts/#efficient-detection-of-changes
 */
export async function watchObjects(
  server: ApiServer,
  target: WatchTarget,
  handler: WatchHandler,
  waiting: Waiting,
  signal: AbortSignal,
): Promise<void> {
  let version: string | null = null;
  let failures = 0;
  const streams = { lists: true };
  while (!signal.aborted) {
    const started = waiting.now();
    const ending: Ending = await watchOnce(server, target, handler, version, streams, waiting, signal);
    version = ending.version;
    if (signal.aborted) return;
    if (ending.trouble === null) {
      failures = 0;
      // A server that ends each watch at once must not be asked without a pause.
      if (waiting.now() - started < firstPause) await waiting.sleep(firstPause, signal);
      continue;
    }
    handler.stopped(ending.trouble.reason, ending.trouble.status);
    failures = waiting.now() - started > longestPause ? 1 : failures + 1;
    await waiting.sleep(pauseAfter(failures, ending.trouble.wait, waiting.random()), signal);
  }
}

/** Doubles with each failure, and differs by up to half, so that clients do not come back together. */
function pauseAfter(failures: number, asked: number | null, random: number): number {
  const pause = Math.min(firstPause * 2 ** (failures - 1), longestPause);
  return Math.max(pause * (0.5 + random / 2), asked ?? 0);
}

async function watchOnce(
  server: ApiServer,
  target: WatchTarget,
  handler: WatchHandler,
  from: string | null,
  streams: { lists: boolean },
  waiting: Waiting,
  signal: AbortSignal,
): Promise<Ending> {
  const accept = target.metadataOnly ? metadataType : 'application/json';
  const progress: { version: string | null; trouble: Ending['trouble'] } = { version: from, trouble: null };
  try {
    if (from === null && !streams.lists) {
      const listed = await listPages(server, target, accept, handler, signal);
      if (listed.kind === 'failed') return { version: null, trouble: troubleOf(listed.answer) };
      progress.version = listed.version;
    }
    const path = watchPath(target, progress.version, waiting.random());
    if (progress.version === null) handler.listing();
    const onLine = (line: string) => takeEvent(line, handler, progress);
    const answer = await server.stream({ method: 'GET', path, accept, idle: silence, signal }, onLine);
    if (answer.status === 200) return progress;
    if (progress.version === null && (answer.status === 400 || answer.status === 422)) {
      streams.lists = false;
      return { version: null, trouble: null };
    }
    return { version: answer.status === 410 ? null : progress.version, trouble: troubleOf(answer) };
  } catch (error) {
    return { version: progress.version, trouble: { reason: (error as Error).message, status: null, wait: null } };
  }
}

function watchPath({ path, labelSelector }: WatchTarget, version: string | null, random: number): string {
  const query = new URLSearchParams({
    watch: '1',
    allowWatchBookmarks: 'true',
    // Servers close watches after a random time anyway; asking for it spreads the work.
    timeoutSeconds: String(300 + Math.floor(random * 300)),
    ...(version === null
      ? { sendInitialEvents: 'true', resourceVersionMatch: 'NotOlderThan' }
      : { resourceVersion: version }),
    ...(labelSelector !== null && { labelSelector }),
  });
  return `${path}?${query}`;
}

function troubleOf(answer: ApiAnswer): Ending['trouble'] {
  return { reason: describeAnswer(answer), status: answer.status, wait: answer.retryAfter };
}

interface WatchEvent {
  readonly type: string;
  readonly object: DataMap;
}

/** Takes one event, and remembers where the watch is. */
function takeEvent(
  line: string,
  handler: WatchHandler,
  progress: { version: string | null; trouble: Ending['trouble'] },
): void {
  handler.heard();
  const { type, object } = JSON.parse(line) as WatchEvent;
  if (type === 'ERROR') {
    const { code, message } = object;
    const status = typeof code === 'number' ? code : null;
    if (status === 410) progress.version = null;
    progress.trouble = { reason: String(message ?? 'the watch failed'), status, wait: null };
    return;
  }
  const metadata = (object.metadata ?? {}) as DataMap;
  if (type === 'ADDED' || type === 'MODIFIED') handler.changed(object);
  if (type === 'DELETED') handler.deleted(object);
  if (type === 'BOOKMARK') {
    const annotations = (metadata.annotations ?? {}) as DataMap;
    if (annotations['k8s.io/initial-events-end'] === 'true') handler.listed();
    else if (progress.version === null) return;
    progress.version = String(metadata.resourceVersion);
  } else if (progress.version !== null) {
    progress.version = String(metadata.resourceVersion);
  }
}
