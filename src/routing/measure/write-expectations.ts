import { writeYaml } from '../../manifests/write-yaml.ts';
import type { Data, DataMap } from '../../values/data.ts';
import type { RequestSpec } from '../answer/build-request.ts';
import type { MissingExpectation } from './missing-expectations.ts';

/** Writes expectations as a file of expectations has them. */
export function writeExpectations(expectations: readonly MissingExpectation[]): string {
  return writeYaml({ expect: expectations.map(entryOf) });
}

function entryOf({ request, answer, rule, mirrors }: MissingExpectation): DataMap {
  return {
    request: requestOf(request),
    ...answerOf(answer),
    ...(rule === null ? {} : { rule }),
    ...(mirrors === null ? {} : { mirrors: Object.fromEntries(mirrors) }),
  };
}

function answerOf(answer: MissingExpectation['answer']): DataMap {
  switch (answer?.kind) {
    case undefined:
      return {};
    case 'version':
      return { version: answer.version };
    case 'shares':
      return { shares: Object.fromEntries(answer.shares) };
    case 'none':
      return { none: true };
    case 'status':
      return { status: answer.status };
  }
}

/** `GET /` if the request has nothing but a method and a path. */
function requestOf({ method = 'GET', path = '/', headers = [], sourceLabels = [], ...rest }: RequestSpec): Data {
  const { scheme, host, gateway, port, sourceNamespace } = rest;
  const source = {
    ...(sourceNamespace === undefined ? {} : { namespace: sourceNamespace }),
    ...(sourceLabels.length === 0 ? {} : { labels: Object.fromEntries(sourceLabels) }),
  };
  const others: Record<string, Data> = {
    ...(scheme === undefined ? {} : { scheme }),
    ...(host === undefined ? {} : { host }),
    ...(headers.length === 0 ? {} : { headers: Object.fromEntries(headers) }),
    ...(gateway === undefined ? {} : { gateway }),
    ...(port === undefined ? {} : { port }),
    ...(Object.keys(source).length === 0 ? {} : { source }),
  };
  if (Object.keys(others).length === 0 && /^[A-Z]+$/.test(method)) return `${method} ${path}`;
  return { ...(method === 'GET' ? {} : { method }), ...(path === '/' ? {} : { path }), ...others };
}
