import { RE2JS } from 're2js';
import { type Comparison, type Condition, isAboutOrigin } from '../../../src/mesh/condition.ts';
import type { Entry, Route } from '../../../src/mesh/route.ts';

/** A request without the place where it arrives. */
export interface Probe {
  readonly method: string;
  readonly scheme: string;
  readonly path: string;
  readonly headers: readonly (readonly [name: string, text: string])[];
  /** The host of the request, if a condition asks for it. */
  readonly authority?: string;
}

const plain: Probe = { method: 'GET', scheme: 'http', path: '/', headers: [] };

/**
 * Requests that tell the rules of routes apart: plain ones, for each condition of a rule one that meets it, one that nearly
 * does, and one that meets all but this condition.
 */
export function probesOf(routes: readonly Route[]): readonly Probe[] {
  const entries = routes.flatMap(({ rules }) => rules.flatMap((rule) => rule.entries));
  const met = entries.flatMap((entry) => meeting(entry, (condition) => exampleOf(condition)));
  const nearly = entries.flatMap((entry) =>
    entry.conditions.flatMap((spoilt) => meeting(entry, (condition) => exampleOf(condition, condition === spoilt))),
  );
  const pairs = met
    .slice(1)
    .map((probe, index) => ({ ...probe, headers: [...headersAt(met, index), ...probe.headers] }));
  const others = met.flatMap((probe) => [
    { ...probe, method: 'POST' },
    { ...probe, path: `${probe.path.replace(/\/$/, '')}/sub?x=1` },
    { ...probe, path: probe.path.toUpperCase() },
    { ...probe, headers: probe.headers.map(([name, text]) => [name.toUpperCase(), text] as const) },
  ]);
  const usual = [plain, { ...plain, method: 'POST' }, { ...plain, path: '/status/200?a=b' }];
  const marked = { ...plain, headers: [['traffic', 'test']] as const };
  return distinct([...usual, marked, ...met, ...nearly, ...pairs, ...others]).filter(isSendable);
}

function headersAt(probes: readonly Probe[], index: number): Probe['headers'] {
  return probes[index]?.headers ?? [];
}

/** The request with each example; none if a condition has no example. */
function meeting(
  { conditions }: Entry,
  example: (condition: Condition) => string | null | undefined,
): readonly Probe[] {
  let probe: Probe = plain;
  for (const condition of conditions.filter((one) => !isAboutOrigin(one))) {
    const text = example(condition);
    if (text === undefined) return [];
    if (text !== null) probe = changed(probe, condition, text);
  }
  return [probe];
}

function changed(probe: Probe, { subject }: Condition, text: string): Probe {
  switch (subject.kind) {
    case 'path':
      return { ...probe, path: text + probe.path.replace(/^[^?]*/, '') };
    case 'method':
      return { ...probe, method: text };
    case 'scheme':
      return { ...probe, scheme: text };
    case 'authority':
      return { ...probe, authority: text };
    case 'header':
      return { ...probe, headers: [...probe.headers, [subject.written, text]] };
    case 'query':
      return { ...probe, path: `${probe.path}${probe.path.includes('?') ? '&' : '?'}${subject.name}=${text}` };
    default:
      return probe;
  }
}

const samples = [
  ...['x', 'test', 'v1', 'v12', 'a', 'A', 'b', '1', '42', 'qa', '/', '/api/v1', '/x', '/v2/models/x/infer'],
  ...['Mozilla Firefox 120', 'user=jason', 'a=b; v=demo-1; c=d', 'GET', 'POST', 'http', 'demo', 'www.example.com'],
];

/** A text that meets a condition, or nearly meets it; null to leave the subject out; undefined if none is known. */
function exampleOf({ comparison, negated }: Condition, spoilt = false): string | null | undefined {
  const text = textFor(comparison);
  if (negated) return spoilt ? text : null;
  return text === undefined || !spoilt ? text : `${text}x`;
}

function textFor(comparison: Comparison): string | undefined {
  switch (comparison.kind) {
    case 'present':
      return 'x';
    case 'one-of':
      return comparison.texts[0];
    case 'regex': {
      const expression = RE2JS.compile(comparison.text);
      // What an escaped text or a simple expression matches.
      const literal = comparison.text.replace(/^\^|\$$|\(\?i\)/g, '').replace(/\\(.)/g, '$1');
      return [literal, ...samples].find((sample) => expression.matches(sample));
    }
    default:
      return comparison.text;
  }
}

/** Whether a client can send it: neither control characters nor spaces at the ends of headers, as HTTP wants it. */
function isSendable({ method, path, headers, authority = 'x' }: Probe): boolean {
  const token = /^[-A-Za-z0-9!#$%&'*+.^_`|~]+$/;
  return (
    token.test(method) &&
    /^\/[^\s#\p{Cc}]*$/u.test(path) &&
    /^[a-z0-9.:*-]+$/i.test(authority) &&
    headers.every(([name, text]) => token.test(name) && text.trim() === text && !/\p{Cc}/u.test(text))
  );
}

function distinct(probes: readonly Probe[]): readonly Probe[] {
  return [...new Map(probes.map((probe) => [JSON.stringify(probe), probe])).values()];
}
