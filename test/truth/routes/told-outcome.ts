import { readDuration } from '../../../src/mesh/duration.ts';
import type { Destination } from '../../../src/mesh/route.ts';
import type { Branch, Outcome } from '../../../src/routing/simulate/follow-request.ts';
import type { PilotAnswer, PilotBranch } from '../../e2e/cluster/pilot-dialogue.ts';

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
      // So Istio answers requests to an HTTPRoute's rule without backends.
      if (answer.status === 500) return { kind: 'ended', status: 500 };
      return { kind: 'responded', rule, status: answer.status, body: answer.body ?? '' };
    case 'broken':
      throw new Error(`the oracle cannot evaluate the route: ${answer.error}`);
    case 'forward': {
      if (answer.config === undefined) return { kind: 'untouched' };
      if (answer.branches?.every(({ cluster }) => cluster === 'UnknownService')) return { kind: 'ended', status: 500 };
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
  }
}

function branchOfIstio({ cluster, share, host, path, headers, response }: PilotBranch): ToldBranch {
  return { destination: cluster, share: rounded(share), host, path, headers, response };
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

function branchOfProgram({ destination, share, request, response }: Branch, port: number): ToldBranch {
  return {
    destination: clusterOf(destination, port),
    share: rounded(share),
    host: request.host,
    path: request.path,
    headers: Object.fromEntries(request.headers),
    response: Object.fromEntries(response),
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
