import { describe, expect, it } from 'vitest';
import type { ApiAnswer, ApiRequest, ApiServer } from '../../../src/kubernetes/api/api-server.ts';
import type { WatchTarget } from '../../../src/kubernetes/api/watch-handler.ts';
import { watchObjects } from '../../../src/kubernetes/api/watch-objects.ts';
import type { DataMap } from '../../../src/values/data.ts';
import { virtualTime } from '../../controller/virtual-time.ts';

/** What the server does with one request: an answer, the lines of a stream, or no answer. */
type Reply =
  | { readonly status: number; readonly body?: object; readonly retryAfter?: number }
  /** A stream ends after its lines; `breaks` is the error of the connection. */
  | { readonly events: readonly object[]; readonly breaks?: string }
  | 'open';

const target: WatchTarget = { path: '/api/v1/configmaps', labelSelector: 'a=b', metadataOnly: false };

/** Runs a watch against replies, one for each request, and says what was asked and what the handler was told. */
async function watch(replies: readonly Reply[], milliseconds = 100_000, on: WatchTarget = target) {
  const time = virtualTime();
  const asked: string[] = [];
  const told: string[] = [];
  const stop = new AbortController();
  let next = 0;

  async function reply(request: ApiRequest, onLine: (line: string) => void): Promise<ApiAnswer> {
    const { searchParams, pathname } = new URL(`http://localhost${request.path}`);
    for (const usual of ['watch', 'allowWatchBookmarks', 'timeoutSeconds', 'labelSelector', 'resourceVersionMatch']) {
      searchParams.delete(usual);
    }
    asked.push(`${time.now()} ${pathname.split('/').at(-1)} ${searchParams}`);
    const found = replies[next] ?? 'open';
    next += 1;
    if (found === 'open') return new Promise(() => {});
    if ('events' in found) {
      for (const event of found.events) onLine(JSON.stringify(event));
      if (found.breaks !== undefined) throw new Error(found.breaks);
      return { status: 200, body: '', retryAfter: null };
    }
    return { status: found.status, body: JSON.stringify(found.body ?? {}), retryAfter: found.retryAfter ?? null };
  }

  const server: ApiServer = { send: (request) => reply(request, () => {}), stream: reply, close: () => {} };
  const nameOf = (object: DataMap) => String((object.metadata as DataMap).name);
  const handler = {
    listing: () => told.push('listing'),
    listed: () => told.push('listed'),
    changed: (object: DataMap) => told.push(`changed ${nameOf(object)}`),
    deleted: (object: DataMap) => told.push(`deleted ${nameOf(object)}`),
    heard: () => {},
    stopped: (reason: string, status: number | null) => told.push(`stopped ${status}: ${reason}`),
  };
  void watchObjects(server, on, handler, time, stop.signal);
  await time.pass(milliseconds);
  stop.abort();
  return { asked, told };
}

const event = (type: string, name: string, resourceVersion: string) => ({
  type,
  object: { metadata: { name, resourceVersion } },
});
const bookmark = (resourceVersion: string, ends = false) => ({
  type: 'BOOKMARK',
  object: { metadata: { resourceVersion, ...(ends && { annotations: { 'k8s.io/initial-events-end': 'true' } }) } },
});
const begun = { events: [event('ADDED', 'one', '3'), bookmark('5', true)], breaks: 'reset' };
const from = (reply: { asked: readonly string[] }) => reply.asked.map((each) => each.replace(/^\S+ /, ''));

describe('a watch', () => {
  it('begins with all objects, and goes on with changes', async () => {
    const events = [
      event('ADDED', 'one', '3'),
      bookmark('5', true),
      event('MODIFIED', 'one', '6'),
      event('DELETED', 'one', '7'),
    ];
    const result = await watch([{ events }]);
    expect(result.told).toEqual(['listing', 'changed one', 'listed', 'changed one', 'deleted one']);
    expect(from(result)).toEqual(['configmaps sendInitialEvents=true', 'configmaps resourceVersion=7']);
  });

  it('goes on where it was when the connection breaks, and after a bookmark', async () => {
    const result = await watch([begun, { events: [bookmark('9')], breaks: 'reset' }]);
    expect(from(result)).toEqual([
      'configmaps sendInitialEvents=true',
      'configmaps resourceVersion=5',
      'configmaps resourceVersion=9',
    ]);
    expect(result.told).toEqual(['listing', 'changed one', 'listed', 'stopped null: reset', 'stopped null: reset']);
  });

  it('begins anew when the connection breaks before all objects have come', async () => {
    const result = await watch([{ events: [event('ADDED', 'one', '3')], breaks: 'reset' }]);
    expect(from(result)).toEqual(['configmaps sendInitialEvents=true', 'configmaps sendInitialEvents=true']);
  });

  it.each<[string, Reply]>([
    ['as a status', { status: 410, body: { message: 'too old' } }],
    ['as an event', { events: [{ type: 'ERROR', object: { code: 410, message: 'too old' } }] }],
  ])('begins anew when its place is too old, %s', async (_, gone) => {
    const result = await watch([begun, gone]);
    expect(from(result).at(-1)).toBe('configmaps sendInitialEvents=true');
    expect(result.told.at(-2)).toBe('stopped 410: too old');
  });

  it('lists in pages if the server cannot begin a watch with a list', async () => {
    const page = (name: string, metadata: object) => ({
      status: 200,
      body: { metadata, items: [{ metadata: { name } }] },
    });
    const refusal = { status: 422, body: { message: 'sendInitialEvents: Forbidden' } };
    const pages = [page('one', { continue: 'c', resourceVersion: '8' }), page('two', { resourceVersion: '8' })];
    const result = await watch([refusal, ...pages]);
    expect(from(result)).toEqual([
      'configmaps sendInitialEvents=true',
      'configmaps limit=500',
      'configmaps limit=500&continue=c',
      'configmaps resourceVersion=8',
    ]);
    expect(result.told).toEqual(['listing', 'listing', 'changed one', 'changed two', 'listed']);
  });

  it('waits longer after each failure, and as long as the server asks', async () => {
    const failure = { status: 500, body: { message: 'broken' } };
    const result = await watch([failure, failure, failure, { status: 429, retryAfter: 20_000 }, failure], 200_000);
    const times = result.asked.map((each) => Number(each.split(' ')[0]));
    const pauses = times.slice(1).map((time, index) => time - (times[index] ?? 0));
    expect(pauses[0]).toBeGreaterThanOrEqual(250);
    expect(pauses[0]).toBeLessThanOrEqual(500);
    expect(pauses[1]).toBeGreaterThanOrEqual(500);
    expect(pauses[2]).toBeGreaterThanOrEqual(1000);
    expect(pauses[3]).toBeGreaterThanOrEqual(20_000);
    expect(pauses[4]).toBeGreaterThanOrEqual(4000);
  });

  it('does not ask a server without a pause that ends each watch at once', async () => {
    const short = { events: [bookmark('5', true)] };
    const result = await watch([short, short, short, short], 1600);
    expect(result.asked).toHaveLength(4);
  });

  it('reports a kind that is not served, and tries again', async () => {
    const result = await watch([
      { status: 404, body: { message: 'the server could not find the requested resource' } },
      begun,
    ]);
    expect(result.told.slice(0, 4)).toEqual([
      'listing',
      'stopped 404: the server could not find the requested resource',
      'listing',
      'changed one',
    ]);
  });
});
