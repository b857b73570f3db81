import type { Subject } from '../../mesh/condition.ts';
import type { Listener } from '../../mesh/listener.ts';
import type { Request } from '../../mesh/request.ts';
import type { Destination } from '../../mesh/route.ts';
import type { Data } from '../../values/data.ts';
import { describeCondition } from '../describe-condition.ts';
import type { Outcome } from '../simulate/follow-request.ts';
import type { Deviating, EntryResult } from '../simulate/try-rules.ts';
import type { Answer } from './answer.ts';

/** An answer for programs. Shares are from 0 to 1, percentages from 0 to 100. */
export function answerData(answer: Answer): Data {
  const { request, rule, shares, mirrors, ended, location, unknown, unseen, outcome } = answer;
  return {
    request: requestData(request),
    rule,
    shares: shares.map(({ version, share, destination }) => ({ version, share, destination: placeOf(destination) })),
    mirrors: mirrors.map(({ version, percent, destination }) => ({
      version,
      percent,
      destination: placeOf(destination),
    })),
    ended: ended.map(({ status, share, reason }) => ({ status, share, reason })),
    location,
    unknown,
    unseen,
    steps: stepsOf(outcome),
  };
}

function requestData({ method, scheme, host, path, headers, gateway, port }: Request): Data {
  return { method, scheme, host, path, headers: Object.fromEntries(headers), gateway, port };
}

function listenerData({ gateway, name, port, hostname }: Listener): Data {
  return { gateway, name, port, hostname };
}

function placeOf({ host, subset, port }: Destination): Data {
  return { host, subset, port };
}

/** Each time that routes handle the request, in order. */
function stepsOf(outcome: Outcome): readonly Data[] {
  const { visit } = outcome;
  const step = {
    request: requestData(visit.request),
    listener: visit.entrance?.kind === 'listener' ? listenerData(visit.entrance.listener) : null,
    rules: visit.tried.map(resultData),
    missed: visit.missed.map(({ route, reason }) => ({ route: routeName(route), reason })),
    deviation: deviationData(visit.deviation),
    settings: outcome.kind === 'forwarded' ? Object.fromEntries(outcome.settings) : {},
  };
  if (outcome.kind !== 'forwarded') return [step];
  const later = [...outcome.branches, ...outcome.copies].flatMap(({ next }) => (next === null ? [] : stepsOf(next)));
  return [step, ...later];
}

/** The rule that an implementation chooses instead; null for none. */
function deviationData(deviation: Deviating | null): Data {
  if (deviation === null) return null;
  const { implementation, winner } = deviation;
  return { implementation, rule: winner && { route: routeName(winner.route), rule: winner.rule.number } };
}

function resultData({ route, rule, entry, met, results }: EntryResult): Data {
  return {
    route: routeName(route),
    rule: rule.number,
    name: rule.name,
    entry: entry.number,
    matches: met,
    conditions: results.map((result) => ({
      condition: describeCondition(result.condition, true),
      subject: subjectData(result.condition.subject),
      met: result.met,
      found: result.found ?? null,
    })),
  };
}

function subjectData(subject: Subject): Data {
  return 'name' in subject ? { kind: subject.kind, name: subject.name } : { kind: subject.kind };
}

function routeName({ kind, namespace, name }: EntryResult['route']): string {
  return `${kind} ${namespace}/${name}`;
}
