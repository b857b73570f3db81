import type { DataMap } from '../../values/data.ts';
import type { ApiAnswer, ApiServer } from './api-server.ts';
import type { WatchHandler, WatchTarget } from './watch-handler.ts';

export type Listed =
  /** `version` is where a watch begins. */
  { readonly kind: 'listed'; readonly version: string } | { readonly kind: 'failed'; readonly answer: ApiAnswer };

/** Objects in one page. */
const pageSize = 500;

/**
 * Lists all objects in pages, for servers that cannot begin a watch with a list (before Kubernetes 1.32).
 *
 * @throws {Error} if no answer comes
 */
export async function listPages(
  server: ApiServer,
  { path, labelSelector }: WatchTarget,
  accept: string,
  handler: WatchHandler,
  signal: AbortSignal,
): Promise<Listed> {
  handler.listing();
  // Lists come with their items in another type than single objects.
  const listType = accept.replace('as=PartialObjectMetadata;', 'as=PartialObjectMetadataList;');
  let token = '';
  for (;;) {
    const query = new URLSearchParams({
      limit: String(pageSize),
      ...(token !== '' && { continue: token }),
      ...(labelSelector !== null && { labelSelector }),
    });
    const answer = await server.send({ method: 'GET', path: `${path}?${query}`, accept: listType, signal });
    if (answer.status !== 200) return { kind: 'failed', answer };
    const { metadata, items } = JSON.parse(answer.body) as { metadata: DataMap; items: readonly DataMap[] };
    handler.heard();
    for (const item of items) handler.changed(item);
    token = typeof metadata.continue === 'string' ? metadata.continue : '';
    if (token === '') {
      handler.listed();
      return { kind: 'listed', version: String(metadata.resourceVersion) };
    }
  }
}
