import type { Path } from '../../diagnostics/diagnostic.ts';
import type { Position } from '../../diagnostics/position.ts';
import type { RequestSpec } from '../../routing/answer/build-request.ts';
import type { Expectation, ExpectedAnswer, VersionName } from '../../routing/expectations/expectation.ts';
import { type DataMap, isGiven, mapAt, numberAt, textAt, textsAt } from '../../values/data.ts';

/** An entry of `expect` that the schema accepts, as an expectation. */
export function toExpectation(entry: DataMap, path: Path, position: Position): Expectation {
  const mirrors = mapAt(entry, 'mirrors');
  return {
    name: textAt(entry, 'name') ?? null,
    position,
    path,
    request: typeof entry.request === 'string' ? wishOfText(entry.request) : wishOf(mapAt(entry, 'request') ?? {}),
    available: Array.isArray(entry.available) ? (entry.available as readonly VersionName[]) : null,
    answer: answerOf(entry),
    rule: (entry.rule as string | number | undefined) ?? null,
    mirrors: mirrors === undefined ? null : numbersIn(mirrors),
  };
}

function answerOf(entry: DataMap): ExpectedAnswer | null {
  const shares = mapAt(entry, 'shares');
  const status = numberAt(entry, 'status');
  if (isGiven(entry.version)) {
    return { kind: 'version', version: entry.version as VersionName };
  }
  if (shares !== undefined) return { kind: 'shares', shares: numbersIn(shares) };
  if (entry.none === true) return { kind: 'none' };
  return status === undefined ? null : { kind: 'status', status };
}

function numbersIn(map: DataMap): ReadonlyMap<string, number> {
  return new Map(Object.entries(map).map(([name, value]) => [name, Number(value)]));
}

/** `POST /orders` */
function wishOfText(text: string): RequestSpec {
  const blank = text.indexOf(' ');
  return { method: text.slice(0, blank), path: text.slice(blank + 1) };
}

function wishOf(request: DataMap): RequestSpec {
  const source = mapAt(request, 'source') ?? {};
  const texts = {
    method: textAt(request, 'method'),
    path: textAt(request, 'path'),
    scheme: textAt(request, 'scheme'),
    host: textAt(request, 'host'),
    gateway: textAt(request, 'gateway'),
    sourceNamespace: textAt(source, 'namespace'),
  };
  const given = Object.entries(texts).filter(([, text]) => text !== undefined);
  const port = numberAt(request, 'port');
  return {
    ...Object.fromEntries(given),
    ...(port === undefined ? {} : { port }),
    headers: Object.entries(textsAt(request, 'headers')),
    cookies: Object.entries(textsAt(request, 'cookies')),
    sourceLabels: Object.entries(textsAt(source, 'labels')),
  };
}
