import { expect } from 'vitest';
import type { Route } from '../../../src/mesh/route.ts';
import { findAnswer } from '../../../src/routing/answer/answer.ts';
import { readRoutes } from '../../../src/routing/answer/read-routes.ts';
import type { startOracle } from '../../e2e/cluster/oracle.ts';
import type { PilotCase } from '../../e2e/cluster/pilot-dialogue.ts';
import { fc } from '../../fast-check.ts';
import { type ToldOutcome, toldByIstio, toldByProgram } from '../told-outcome.ts';
import { home, proxies } from './surroundings.ts';

/** A request of a client, or at a gateway. */
export interface TrialRequest {
  /** One of `proxies`. */
  readonly proxy: string;
  readonly port: number;
  readonly method: string;
  readonly scheme: string;
  readonly host: string;
  readonly path: string;
  readonly headers: readonly (readonly [string, string])[];
}

/** Routes and requests to both sides. */
export interface Trial {
  /** What Istio gets, without the requests. */
  readonly istio: Omit<PilotCase, 'requests'>;
  /** What the program reads. */
  readonly file: readonly object[];
  readonly requests: readonly TrialRequest[];
  /** Whether the names of rules are compared: Istio does not keep those of the Gateway API. */
  readonly names: boolean;
}

/** How much was tried. */
export interface Tally {
  cases: number;
  requests: number;
  /** Cases that Istio's webhook refuses. */
  refused: number;
  /** Requests whose answer the program does not know. */
  unknown: number;
}

type Pilot = Awaited<ReturnType<typeof startOracle<'pilot'>>>;

/** Compares what the program foretells with what Istio's routes do. */
export async function tryRequests(oracle: Pilot, trial: Trial, tally: Tally): Promise<void> {
  const { checks, answers, error, nack } = await oracle.ask({
    ...trial.istio,
    requests: trial.requests.map((request) => ({
      ...request,
      route: proxies[request.proxy]?.type === 'router' ? `http.${request.port}` : String(request.port),
    })),
  });
  expect({ error, nack }).toEqual({});
  tally.cases += 1;
  if (checks?.some((check) => check.error !== undefined)) {
    tally.refused += 1;
    return;
  }
  const routes = readFile(trial.file);
  for (const [index, request] of trial.requests.entries()) {
    const answer = answers?.[index];
    if (answer === undefined) throw new Error('the oracle has no answer');
    const told = askProgram(routes, request);
    tally.requests += 1;
    if (told === null) tally.unknown += 1;
    else expect(shown(told, trial), explain(trial, request)).toEqual(shown(toldByIstio(answer), trial, told));
  }
}

function readFile(file: readonly object[]): readonly Route[] {
  const text = file.map((object) => JSON.stringify(object)).join('\n---\n');
  const read = readRoutes('routes.yaml', new TextEncoder().encode(text), home);
  if (!read.ok) throw new Error(`${read.diagnostics.map(({ message }) => message).join('; ')}\n${text}`);
  return read.routes;
}

function askProgram(routes: readonly Route[], { proxy, ...request }: TrialRequest): ToldOutcome | null {
  const { type, namespace = '', labels = {} } = proxies[proxy] ?? {};
  const gateway = type === 'router' ? proxy : 'mesh';
  const source = { sourceNamespace: namespace, sourceLabels: proxy === 'default/gw' ? [] : Object.entries(labels) };
  const found = findAnswer(routes, { ...request, gateway, ...source }, []);
  if (!found.ok) throw new Error(found.message);
  return toldByProgram(found.answer.outcome, request.port);
}

/** An outcome without what is not compared: the retries that Istio adds by itself, and the names of entries. */
function shown(
  { retries, rule, ...outcome }: ToldOutcome,
  { names }: Trial,
  told = { retries } as ToldOutcome,
): ToldOutcome {
  return {
    ...outcome,
    ...(rule === undefined || !names ? {} : { rule: rule.split('.')[0] }),
    ...(told.retries === undefined ? {} : { retries }),
  };
}

/** The input of a difference, to try again by hand. */
function explain({ file }: Trial, request: TrialRequest): string {
  return `${file.map((object) => JSON.stringify(object)).join('\n')}\n${JSON.stringify(request)}\n`;
}

/**
 * Runs a property on trials, and prints how much was tried. The first difference ends it: making it smaller would take
 * minutes, and its message has the one request that matters.
 */
export async function checkTrials(
  trials: fc.Arbitrary<Trial>,
  numRuns: number,
  check: (trial: Trial, tally: Tally) => Promise<void>,
): Promise<Tally> {
  const tally: Tally = { cases: 0, requests: 0, refused: 0, unknown: 0 };
  const property = fc.asyncProperty(trials, (trial) => check(trial, tally));
  const { failed, errorInstance, seed, counterexamplePath } = await fc.check(property, { numRuns, endOnFailure: true });
  console.info(JSON.stringify(tally));
  if (!failed) return tally;
  console.error(`seed ${seed}, path ${counterexamplePath}`);
  throw errorInstance;
}
