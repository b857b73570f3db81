import { mesh, type Request } from '../simulate/request.ts';

/** A request in one line: `GET http://shop.test/ with traffic: test`. */
export function describeRequest(request: Request): string {
  const { method, scheme, host, path, headers } = request;
  const told = [...headers].map(([name, value]) => `${name}: ${value}`);
  return `${method} ${scheme}://${host}${path}${told.length === 0 ? '' : ` with ${told.join(', ')}`}`;
}

/** Where a request arrives, in words. */
export function describePlace({ gateway }: Request): string {
  return gateway === mesh ? 'inside the mesh' : `at the gateway ${gateway}`;
}
