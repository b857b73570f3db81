import { readDuration } from '../../src/mesh/duration.ts';
import type { Destination } from '../../src/mesh/route.ts';
import type { Branch, Outcome } from '../../src/routing/simulate/follow-request.ts';
import type { PilotAnswer, PilotBranch } from '../e2e/cluster/pilot-dialogue.ts';

/** What happens to a request, in the words that Istio's routes and the program have in common. */
export interface ToldOutcome {
  readonly kind: 'untouched' | 'ended' | 'redirected' | 'responded' | 'forwarded';
  readonly status?: number | undefined;
  readonly location?: string | undefined;
  readonly body?: string | undefined;
  readonly rule?: string | undefined;
  readonly branches?: readonly ToldBranch[];
  /** Percentages by destination, without 0. */
  readonly copies?: { readonly [destination: string]: number };
  readonly timeout?: string;
  readonly retries?: string | undefined;
}

interface ToldBranch {
  /** As Envoy names a cluster: `outbound|80|v1|a.default.svc.cluster.local`. */
  readonly destination: string;
  readonly share: number;
  readonly host: string;
  readonly path: string;
  readonly headers: { readonly [name: string]: string };
  readonly response: { readonly [name: string]: string };
  /** What happens at the destination, if it is a gateway of the routes. */
  readonly next: ToldOutcome | null;
}

/** What Istio's routes do with a request. */
export function toldByIstio(answer: PilotAnswer): ToldOutcome {
  const rule = answer.route ?? '';
  switch (answer.kind) {
    case 'noconfig':
      return { kind: 'untouched' };
    case 'novhost':
    case 'noroute':
      return { kind: 'ended', status: 404 };
    case 'redirect':
      return { kind: 'redirected', rule, status: answer.status, location: answer.location };
    case 'respond':
      return answer.status === 500
        ? { kind: 'ended', status: 500 }
        : { kind: 'responded', rule, status: answer.status, body: answer.body ?? '' };
    case 'broken':
      throw new Error(`the oracle cannot evaluate the route: ${answer.error}`);
    case 'forward':
      return toldForward(answer, rule);
  }
}

/** Istio's way to answer without a backend is a cluster that does not exist. */
const nobody = 'UnknownService';

function toldForward(answer: PilotAnswer, rule: string): ToldOutcome {
  if (answer.config === undefined) return { kind: 'untouched' };
  const [only, ...others] = answer.branches ?? [];
  if (others.length === 0 && only?.cluster === nobody) return { kind: 'ended', status: only.status };
  const copies = (answer.mirrors ?? []).map(({ cluster, percent }) => [cluster, percent] as const);
  return {
    kind: 'forwarded',
    rule,
    branches: (answer.branches ?? []).map(branchOfIstio),
    copies: sums(copies),
    timeout: nanoseconds(answer.timeout),
    retries: answer.retries ?? '0',
  };
}

function branchOfIstio({ cluster, share, host, path, headers, response, next }: PilotBranch): ToldBranch {
  // A gateway that has no route for the host: the request leaves the routes.
  const further = next === undefined || next.kind === 'novhost' ? null : toldByIstio(next);
  return { destination: cluster, share: rounded(share), host, path, headers, response, next: further };
}

/**
 * What the program foretells; null if it says that it does not know.
 *
 * @param port of the request, to which a Service with several ports gets it if the route names none
 */
export function toldByProgram(outcome: Outcome, port: number): ToldOutcome | null {
  const { winner } = outcome.visit;
  const rule = winner?.rule.name ?? '';
  switch (outcome.kind) {
    case 'unsupported':
      return null;
    case 'unanswered':
      return outcome.status === null ? { kind: 'untouched' } : { kind: 'ended', status: outcome.status };
    case 'redirected':
      return { kind: 'redirected', rule, status: outcome.status, location: outcome.location };
    case 'responded':
      return { kind: 'responded', rule, status: outcome.status, body: outcome.body ?? '' };
    case 'forwarded':
      return {
        kind: 'forwarded',
        rule,
        branches: outcome.branches.map((branch) => branchOfProgram(branch, port)),
        copies: sums(
          outcome.copies.map(({ destination, percent }) => [clusterOf(destination, port), percent] as const),
        ),
        timeout: nanoseconds(outcome.settings.get('timeout')),
        retries: outcome.settings.get('retries'),
      };
  }
}

function branchOfProgram({ destination, share, request, response, next }: Branch, port: number): ToldBranch {
  return {
    destination: clusterOf(destination, port),
    share: rounded(share),
    host: request.host,
    path: request.path,
    headers: Object.fromEntries(request.headers),
    response: Object.fromEntries(response),
    next: next === null ? null : toldByProgram(next, destination.port ?? 80),
  };
}

function clusterOf({ host, subset, port }: Destination, usual: number): string {
  return `outbound|${port ?? usual}|${subset ?? ''}|${host}`;
}

function sums(parts: readonly (readonly [string, number])[]): { readonly [destination: string]: number } {
  const found: { [destination: string]: number } = {};
  for (const [destination, percent] of parts) found[destination] = (found[destination] ?? 0) + percent;
  return Object.fromEntries(
    Object.entries(found)
      .map(([destination, percent]) => [destination, rounded(percent)] as const)
      .filter(([, percent]) => percent > 0),
  );
}

function rounded(number: number): number {
  return Number(number.toFixed(6));
}

function nanoseconds(duration = '0s'): string {
  return String(readDuration(duration));
}

/**
 * What Istio's routes do, as far as the program tells it: without the retries that Istio adds to a rule that has none, and
 * without the names of conditions, which Istio adds to those of rules. Routes of the Gateway API get names from Istio.
 */
export function asFarAsTold(istio: ToldOutcome, told: ToldOutcome): ToldOutcome {
  const { rule, retries, branches, ...rest } = istio;
  const ownName = told.rule === rule?.split('.')[0] || told.rule === '';
  return {
    ...rest,
    ...(rule === undefined ? {} : { rule: ownName ? told.rule : rule }),
    ...(istio.kind !== 'forwarded' ? {} : { retries: told.retries === undefined ? undefined : retries }),
    ...(branches === undefined
      ? {}
      : {
          branches: branches.map((branch, index) => {
            const next = told.branches?.[index]?.next;
            return branch.next && next ? { ...branch, next: asFarAsTold(branch.next, next) } : branch;
          }),
        }),
  };
}
