import { load } from 'js-yaml';
import type { Request } from '../../../src/mesh/request.ts';
import { formatStatus } from '../../../src/routing/answer/describe-request.ts';
import { followRequest, type Outcome } from '../../../src/routing/simulate/follow-request.ts';
import { readRoute } from '../../../src/routing/simulate/read-route.ts';
import { summarizeOutcome } from '../../../src/routing/simulate/summarize-outcome.ts';
import type { DataMap } from '../../../src/values/data.ts';

/**
 * A request in one line: `POST /a?b=c | x-user: ann | @host shop.test`. What begins with `@` is no header: `@host`,
 * `@gateway`, `@port`, `@scheme`, `@from` (the client's namespace) and `@label name=value` (of the client).
 */
export function requestOf(line: string, host: string): Request {
  const [first = '', ...parts] = line.split(' | ');
  const [method = '', path = ''] = first.split(' ');
  const headers = new Map<string, string>();
  const places = new Map<string, string>();
  const labels = new Map<string, string>();
  for (const part of parts) {
    const [, place, name = '', value = ''] = /^(@?)([^:\s]+):? ?(.*)$/s.exec(part) ?? [];
    if (place === '') headers.set(name, value);
    else if (name === 'label') labels.set(...(value.split('=') as [string, string]));
    else places.set(name, value);
  }
  return {
    method,
    path,
    headers,
    host: places.get('host') ?? host,
    scheme: places.get('scheme') ?? 'http',
    gateway: places.get('gateway') ?? 'mesh',
    port: Number(places.get('port') ?? 80),
    source: { namespace: places.get('from') ?? null, labels },
  };
}

/** What becomes of a request, given routes in YAML. */
export function outcomeOf(yaml: string, line: string, host: string): Outcome {
  const objects = yaml.split('\n---\n').map((text) => load(text) as DataMap);
  return followRequest(
    objects.map((object) => readRoute(object, 'default')),
    requestOf(line, host),
  );
}

/** The same in a few words: `v1 25, v2 75; copies v3 10`, or the status that the route itself answers with, or `not routed`. */
export function ask(yaml: string, line: string, host: string): string {
  return answerTo(outcomeOf(yaml, line, host));
}

/** An outcome in a few words. */
export function answerTo(outcome: Outcome): string {
  if (outcome.kind === 'redirected') return `${outcome.status} ${outcome.location}`;
  if (outcome.kind === 'unsupported') return 'unsupported';
  const { shares, mirrors, ended } = summarizeOutcome(outcome);
  const percent = (share: number) => Number((share * 100).toFixed(3));
  const answers = [
    ...shares.map(({ version, share }) => (share === 1 ? version : `${version} ${percent(share)}`)),
    ...ended.map(({ status, share }) => `${formatStatus(status)}${share === 1 ? '' : ` ${percent(share)}`}`),
  ].join(', ');
  return mirrors.length === 0
    ? answers
    : `${answers}; copies ${mirrors.map((mirror) => `${mirror.version} ${mirror.percent}`).join(', ')}`;
}
