import { statusAnnotation } from '../../iter8/labels.ts';
import type { ApiAnswer, ApiServer } from '../../kubernetes/api/api-server.ts';
import { fieldManager } from '../observed/observed-route.ts';
import type { ObservedRoutemap } from '../observed/read-routemap-object.ts';
import { type StoredStatus, writeStatus } from '../status/stored-status.ts';
import { collectionPath } from './route-path.ts';

/**
 * Writes the status of a routemap into its annotation. The uid keeps it from a routemap that was made anew: then the answer
 * has status 409.
 *
 * @throws {Error} if the API server does not answer
 */
export function writeRoutemapStatus(
  server: ApiServer,
  { name, namespace, uid }: ObservedRoutemap,
  status: StoredStatus,
): Promise<ApiAnswer> {
  const path = `${collectionPath({ group: '', version: 'v1', resource: 'configmaps' }, namespace)}/${encodeURIComponent(name)}`;
  return server.send({
    method: 'PATCH',
    path: `${path}?fieldManager=${fieldManager}`,
    contentType: 'application/merge-patch+json',
    body: JSON.stringify({ metadata: { uid, annotations: { [statusAnnotation]: writeStatus(status) } } }),
  });
}
