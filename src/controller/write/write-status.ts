import { statusAnnotation } from '../../iter8/labels.ts';
import type { ApiAnswer, ApiServer } from '../../kubernetes/api/api-server.ts';
import { fieldManager } from '../observed/observed-route.ts';
import type { ObservedRoutemap } from '../observed/read-routemap-object.ts';
import { type StoredStatus, writeStatus } from '../status/stored-status.ts';
import { collectionPath } from './route-path.ts';

/**
 * Writes the status of a routemap into its annotation. The uid keeps it from a routemap that was made anew, and the
 * resourceVersion from one that has changed since, such as by a later status of another replica: then the answer has status 409.
 *
 * @throws {Error} if the API server does not answer
 */
export function writeRoutemapStatus(
  server: ApiServer,
  { name, namespace, uid, resourceVersion }: ObservedRoutemap,
  status: StoredStatus,
): Promise<ApiAnswer> {
  const path = `${collectionPath({ group: '', version: 'v1', resource: 'configmaps' }, namespace)}/${encodeURIComponent(name)}`;
  return server.send({
    method: 'PATCH',
    path: `${path}?fieldManager=${fieldManager}`,
    contentType: 'application/merge-patch+json',
    body: JSON.stringify({
      metadata: { uid, resourceVersion, annotations: { [statusAnnotation]: writeStatus(status) } },
    }),
  });
}
