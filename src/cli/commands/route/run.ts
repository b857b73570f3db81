import { writeJson } from '../../../manifests/write-json.ts';
import { type Answer, findAnswer } from '../../../routing/answer/answer.ts';
import { answerData } from '../../../routing/answer/answer-data.ts';
import type { RequestSpec } from '../../../routing/answer/build-request.ts';
import { writeAnswer } from '../../../routing/answer/write-answer.ts';
import { terminalOptions } from '../../../terminal/output.ts';
import { textStyle } from '../../../terminal/text-style.ts';
import { loadRouteSource, type RouteSource, routesWhen } from '../../load-routes.ts';
import { pickAvailability } from '../../pick-availability.ts';
import { commandError, exitCodes } from '../../refused.ts';
import type { System } from '../../system.ts';
import type { RequestOptions, RouteOptions } from './options.ts';

/**
 * The work of `route`: prints which version answers a request, and why.
 *
 * @throws Refused if values or route are wrong, a file cannot be read, or the request cannot be sent
 */
export async function run(options: RouteOptions, system: System): Promise<number> {
  const source = await loadRouteSource(options, system);
  const { routes, known } = routesWhen(source, availableIn(source, options), system);
  const asked = findAnswer(routes, requestOf(options), known);
  if (!asked.ok) throw commandError(asked.message);
  system.stdout.write(write(asked.answer, options.output, system));
  return asked.answer.unknown === null ? exitCodes.ok : exitCodes.failure;
}

function availableIn(source: RouteSource, { available, unavailable }: RouteOptions): readonly boolean[] {
  const asked = {
    ...(available === undefined ? {} : { available: [available] }),
    ...(unavailable === undefined ? {} : { unavailable: [unavailable] }),
  };
  if (source.kind === 'routemap') return pickAvailability(source.routemap.versions, asked)[0] ?? [];
  const flag = Object.keys(asked)[0];
  if (flag === undefined) return [];
  throw commandError(
    `--${flag}: a given route does not depend on available versions; use values or a routemap instead`,
  );
}

function requestOf(options: RequestOptions): RequestSpec {
  const { method, path, host, gateway, port, scheme, sourceNamespace } = options;
  const { header: headers = [], cookie: cookies = [], sourceLabel: sourceLabels = [] } = options;
  return {
    ...(method === undefined ? {} : { method }),
    ...(path === undefined ? {} : { path }),
    ...(host === undefined ? {} : { host }),
    ...(gateway === undefined ? {} : { gateway }),
    ...(port === undefined ? {} : { port }),
    ...(scheme === undefined ? {} : { scheme }),
    ...(sourceNamespace === undefined ? {} : { sourceNamespace }),
    headers,
    cookies,
    sourceLabels,
  };
}

function write(answer: Answer, format: RouteOptions['output'], { stdout, env }: System): string {
  if (format === 'json') return writeJson(answerData(answer));
  return writeAnswer(answer, textStyle(terminalOptions(stdout, env).color));
}
