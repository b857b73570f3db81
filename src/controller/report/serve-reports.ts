import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Metrics } from './metrics.ts';

/** What `/healthz`, `/readyz` and `/metrics` say. */
export interface Reports {
  readonly metrics: Metrics;
  /** Why the controller cannot do its work; empty if it can. */
  readonly problems: () => readonly string[];
}

/** A server for the kubelet and Prometheus. */
export interface ReportServer {
  /** Where it listens: `127.0.0.1:8080`. */
  readonly address: string;
  readonly close: () => Promise<void>;
}

/**
 * Serves the health and the metrics of a controller.
 *
 * @param address a host, which may be empty for all, and a port, which may be 0 for a free one: `127.0.0.1:0`
 * @throws {Error} if it cannot listen there
 */
export function serveReports(address: string, { metrics, problems }: Reports): Promise<ReportServer> {
  const server = createServer((request, response) => {
    const answer = (status: number, text: string, type = 'text/plain; charset=utf-8') =>
      response.writeHead(status, { 'content-type': type }).end(text);
    const path = request.url?.split('?')[0];
    if (path === '/metrics') {
      void metrics.text().then((text) => answer(200, text, metrics.contentType));
    } else if (path === '/healthz' || path === '/readyz') {
      const found = problems();
      answer(found.length === 0 ? 200 : 503, found.length === 0 ? 'ok\n' : `${found.join('\n')}\n`);
    } else {
      answer(404, 'write /healthz, /readyz or /metrics\n');
    }
  });
  const colon = address.lastIndexOf(':');
  const host = address.slice(0, colon).replace(/^\[|\]$/g, '');
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port: Number(address.slice(colon + 1)), ...(host !== '' && { host }) }, () => {
      const { address: bound, port } = server.address() as AddressInfo;
      const close = () =>
        new Promise<void>((closed) => {
          server.close(() => closed());
          server.closeAllConnections();
        });
      resolve({ address: `${bound.includes(':') ? `[${bound}]` : bound}:${port}`, close });
    });
  });
}
