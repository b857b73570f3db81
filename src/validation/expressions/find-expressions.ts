import type { Path } from '../../diagnostics/diagnostic.ts';
import type { Environment } from '../../environments/environment.ts';
import type { Data, DataMap } from '../../values/data.ts';
import { dataAt, isMap, textAt } from '../../values/read-data.ts';

/** A regular expression of the values that a proxy reads as RE2. */
export interface Expression {
  readonly text: string;
  readonly path: Path;
}

/**
 * Istio takes these for "is there", which is no expression. Source: HTTPMatchRequest.headers of
 * https://istio.io/latest/docs/reference/config/networking/virtual-service/
 */
const presence = '*';

/**
 * The regular expressions that Istio has to read: those in its form, and those of `matches` where they become its. What
 * an expression may be in the Gateway API is left to each implementation.
 */
export function findExpressions(values: DataMap, environment: Environment | undefined): readonly Expression[] {
  const application = dataAt(values, ['application']);
  if (!isMap(application)) return [];
  const path = ['application', 'versions'];
  const versions = Array.isArray(application.versions) ? application.versions : [];
  const strategy = environment?.strategies[textAt(application, 'strategy') ?? 'none'];
  const becomesIstio = strategy?.match?.key === 'match';
  const origins = ['application', 'route', 'corsPolicy', 'allowOrigins'];
  return [
    ...inIstio(dataAt(values, origins), origins),
    ...versions.flatMap((version: Data, index) => [
      ...inIstio(dataAt(version, ['match']), [...path, index, 'match']),
      ...(becomesIstio ? inGatewayApi(dataAt(version, ['matches']), [...path, index, 'matches']) : []),
    ]),
  ];
}

/** All of `regex: …` below a place; a header may have that name, and its condition is a map. */
function inIstio(data: Data | undefined, path: Path): readonly Expression[] {
  return entriesOf(data).flatMap(([key, value]) => {
    if (key !== 'regex' || typeof value !== 'string') return inIstio(value, [...path, key]);
    return value === presence ? [] : [{ text: value, path: [...path, key] }];
  });
}

/** All of `type: RegularExpression` below a place. */
function inGatewayApi(data: Data | undefined, path: Path): readonly Expression[] {
  const isExpression = isMap(data) && data.type === 'RegularExpression' && typeof data.value === 'string';
  if (isExpression) return [{ text: String(data.value), path: [...path, 'value'] }];
  return entriesOf(data).flatMap(([key, value]) => inGatewayApi(value, [...path, key]));
}

function entriesOf(data: Data | undefined): readonly (readonly [string | number, Data])[] {
  if (Array.isArray(data)) return data.map((item: Data, index) => [index, item]);
  return isMap(data) ? Object.entries(data) : [];
}
