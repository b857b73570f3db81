import { writeJson } from '../../manifests/write-json.ts';
import { type Answer, findAnswer } from '../../routing/answer/answer.ts';
import { answerData } from '../../routing/answer/answer-data.ts';
import { writeAnswer } from '../../routing/answer/write-answer.ts';
import { textStyle } from '../../terminal/text-style.ts';
import { commandError } from '../command-error.ts';
import type { RouteOptions } from '../commands/route.ts';
import { exitCodes } from '../exit-codes.ts';
import { requestSpec } from '../request-options.ts';
import type { System } from '../system.ts';
import { availabilityWishes } from './availability-wishes.ts';
import { type RouteSource, routeSourceOrReport } from './route-source.ts';
import { routesWhen } from './routes-when.ts';
import { terminal } from './terminal.ts';

/**
 * The work of `route`: prints which version answers a request, and why.
 *
 * @returns the exit code
 * @throws CommandError if a file cannot be read, there is no route, or the request is none
 */
export async function printRoute(name: string | undefined, options: RouteOptions, system: System): Promise<number> {
  const source = await routeSourceOrReport(name, options, system);
  if (source.kind === 'refused') return source.exitCode;
  const found = routesWhen(source, availableIn(source, options), system);
  if (found.kind === 'refused') return found.exitCode;
  const asked = findAnswer(found.routes, requestSpec(options), found.known);
  if (!asked.ok) throw commandError(asked.message);
  system.stdout.write(write(asked.answer, options.output, system));
  return asked.answer.beyond === null ? exitCodes.ok : exitCodes.failure;
}

function availableIn(source: RouteSource, { available, unavailable }: RouteOptions): readonly boolean[] {
  const wish = {
    ...(available === undefined ? {} : { available: [available] }),
    ...(unavailable === undefined ? {} : { unavailable: [unavailable] }),
  };
  if (source.kind === 'routemap') return availabilityWishes(source.routemap.versions, wish)[0] ?? [];
  const flag = Object.keys(wish)[0];
  if (flag === undefined) return [];
  throw commandError(`--${flag}: this route is as it is; with values or a routemap it follows from the versions`);
}

function write(answer: Answer, format: RouteOptions['output'], system: System): string {
  if (format === 'json') return writeJson(answerData(answer));
  return writeAnswer(answer, textStyle(terminal(system.stdout, system).color));
}
