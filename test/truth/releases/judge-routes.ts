import { routemapOfRelease } from '../../../src/compile/routemap-of-release.ts';
import type { EnvironmentPack } from '../../../src/environments/environment.ts';
import { expandRelease } from '../../../src/manifests/expand-release.ts';
import type { Release } from '../../../src/release/release.ts';
import { findAnswer } from '../../../src/routing/answer/answer.ts';
import { readMadeRoutes } from '../../../src/routing/answer/read-made-routes.ts';
import { makeRoutes, routeObjects } from '../../../src/routing/make-routes.ts';
import { at } from '../../at.ts';
import type { Oracle } from '../../e2e/cluster/oracle.ts';
import type { KubernetesObject, PilotAnswer, PilotResult } from '../../e2e/cluster/pilot-dialogue.ts';
import { askedShares } from './asked-shares.ts';
import { compareAnswer } from './compare-answer.ts';
import type { Figures } from './figures.ts';
import { finalShares } from './final-shares.ts';
import { questionsOf } from './questions.ts';
import { surroundingsOf } from './surroundings.ts';

/** A release whose routes are held against Istio, and the values that it is made of. */
export interface Trial {
  readonly release: Release;
  readonly pack: EnvironmentPack;
  readonly values: unknown;
}

/**
 * Holds the routes of a release against Istio, while some versions are available: the webhook and Envoy accept them, requests
 * meet what the program foretells, and plain requests are shared as the values ask.
 *
 * @returns what is wrong, in words
 */
export async function judgeRoutes(
  oracle: Oracle<'pilot'>,
  trial: Trial,
  available: readonly boolean[],
  figures: Figures,
): Promise<readonly string[]> {
  const wrong = await findWrong(oracle, trial, available, figures);
  figures.count('differences', wrong.length);
  return wrong;
}

async function findWrong(
  oracle: Oracle<'pilot'>,
  { release, pack, values }: Trial,
  available: readonly boolean[],
  figures: Figures,
): Promise<readonly string[]> {
  const expanded = expandRelease(release, pack);
  const routemap = routemapOfRelease(release, pack, expanded);
  const made = makeRoutes(routemap, available);
  const found = readMadeRoutes(routemap, available);
  if (!made.ok || found.kind !== 'routes')
    return [`the program makes no route that it can read: ${JSON.stringify(found)}`];

  const manifests = expanded.manifests.map(({ object }) => object as unknown as KubernetesObject);
  const objects = routeObjects(made.routes) as unknown as readonly KubernetesObject[];
  const { parts, places } = surroundingsOf(manifests, objects, found.routes, release.application.namespace);
  const questions = questionsOf(found.routes, places, listsPorts(manifests, release));
  const result = await oracle.ask({ ...parts, requests: questions.map(({ pilot }) => pilot) });
  countResult(result, figures);

  const answers = result.answers ?? [];
  const [plain, first] = [answers[0], questions[0]];
  if (plain === undefined || first === undefined || answers.length < questions.length) return refusals(result);
  figures.count('shares compared', release.versions.length);
  const differences = questions.flatMap(({ spec, place, text }, index) => {
    const foretold = findAnswer(found.routes, spec, found.known);
    if (!foretold.ok) return [`${text}: the program gives no answer: ${foretold.message}`];
    const istio = answers[index] ?? plain;
    return compareAnswer(istio, foretold.answer, place.spec.port, release).map((what) => `${text}: ${what}`);
  });
  const unlike = compareShares(plain, { release, pack, values }, available).map((what) => `${first.text}: ${what}`);
  return [...refusals(result), ...differences, ...unlike];
}

/** Whether the front Service lists ports. Istio knows a Service by its short name only with them. */
function listsPorts(manifests: readonly KubernetesObject[], { application }: Release): boolean {
  return manifests.some(
    (object) => object.kind === 'Service' && object.metadata.name === application.name && at(object, 'spec', 'ports'),
  );
}

/** Gateways are not objects of a release. */
function countResult({ checks, routes = [], answers }: PilotResult, figures: Figures): void {
  const own = (checks ?? []).filter(({ object }) => !object.startsWith('Gateway '));
  figures.count('sets of available versions');
  figures.count('objects validated by the webhook', own.length);
  figures.count('warnings of the webhook', own.filter(({ warning }) => warning !== undefined).length);
  figures.count('route configurations validated by Envoy', routes.length);
  figures.count('requests compared', answers?.length ?? 0);
}

function refusals({ checks, nack = [], error }: PilotResult): readonly string[] {
  const refused = (checks ?? []).filter((check) => check.error !== undefined);
  return [
    ...refused.map((check) => `Istio's webhook refuses ${check.object}: ${check.error}`),
    ...nack.map((text) => `Envoy refuses ${text}`),
    ...(error === undefined ? [] : [`Istio fails: ${error}`]),
  ];
}

/** How the shares of a plain request differ from those that the values ask for. */
function compareShares(
  plain: PilotAnswer,
  { release, values }: Trial,
  available: readonly boolean[],
): readonly string[] {
  const asked = askedShares(release, values, available);
  const real = finalShares(plain, release);
  return release.versions.flatMap(({ index, name }) =>
    (['shares', 'copies'] as const).flatMap((kind) => {
      const [wanted, got] = [asked[kind].get(index) ?? 0, real[kind].get(index) ?? 0];
      return Math.abs(wanted - got) > 1e-6 ? [`${name} should have ${kind} of ${wanted}, and has ${got}`] : [];
    }),
  );
}
