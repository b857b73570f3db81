import { compileRelease } from '../../compile/compile-release.ts';
import { routemapOfRelease } from '../../compile/routemap-of-release.ts';
import { renderRelease } from '../../manifests/render-release.ts';
import { formatPlanJson } from '../../plan/formats/format-plan-json.ts';
import { formatPlanMarkdown } from '../../plan/formats/format-plan-markdown.ts';
import { formatPlanText } from '../../plan/formats/format-plan-text.ts';
import type { Plan } from '../../plan/plan.ts';
import { type PlanSide, planRelease } from '../../plan/plan-release.ts';
import { describePlan } from '../../plan/words/describe-plan.ts';
import { commandError } from '../command-error.ts';
import type { PlanOptions } from '../commands/plan.ts';
import { exitCodes } from '../exit-codes.ts';
import type { System } from '../system.ts';
import type { ValuesOptions } from '../values-options.ts';
import { refuseSecondReader } from './refuse-second-reader.ts';
import { releaseRequest } from './release-request.ts';
import { reportProblems } from './report-problems.ts';
import { tellDiagnostics } from './tell-diagnostics.ts';
import { terminal } from './terminal.ts';

/**
 * The work of `plan`: prints what happens when new values take the place of old ones.
 *
 * @returns the exit code
 * @throws CommandError if a file cannot be read
 */
export async function printPlan(name: string | undefined, options: PlanOptions, system: System): Promise<number> {
  refuseSharedStdin(options);
  const before = await sideOf(name, oldOptions(options), system);
  const after = await sideOf(name, options, system);
  if (before === undefined || after === undefined) return exitCodes.invalid;
  const planned = planRelease(before, after);
  if (!planned.ok) {
    tellDiagnostics(planned.diagnostics, system);
    return exitCodes.invalid;
  }
  system.stdout.write(write(planned.plan, options.output, system));
  return exitCodes.ok;
}

/** @throws CommandError if both sides want standard input */
function refuseSharedStdin({ values, resources, from, fromResources }: PlanOptions): void {
  refuseSecondReader({ '-f': values, '--resources': resources, '--from': from, '--from-resources': fromResources });
  if (resources?.includes('-') && fromResources === undefined) {
    throw commandError('--resources - is for the new values alone: name those of the old ones with --from-resources');
  }
}

/** What was applied once need not pass today's checks for more than can be helped. */
function oldOptions(options: PlanOptions): ValuesOptions {
  const { from, namespace, environments, apiVersions, fromResources: resources = options.resources } = options;
  return {
    values: from,
    apiVersions,
    allowUnknown: true,
    ...(resources !== undefined && { resources }),
    ...(namespace !== undefined && { namespace }),
    ...(environments !== undefined && { environments }),
  };
}

async function sideOf(name: string | undefined, options: ValuesOptions, system: System): Promise<PlanSide | undefined> {
  const request = await releaseRequest(name, options, system);
  const prepared = await compileRelease(request);
  if (prepared.kind === 'invalid' || !options.allowUnknown) reportProblems(prepared, request, system);
  if (prepared.kind === 'invalid') return undefined;
  const { release, pack } = prepared;
  const manifests = renderRelease(release, pack);
  return { release, manifests, routemap: routemapOfRelease(release, pack, manifests) };
}

function write(plan: Plan, format: PlanOptions['output'], system: System): string {
  switch (format) {
    case 'json':
      return formatPlanJson(plan);
    case 'markdown':
      return formatPlanMarkdown(describePlan(plan));
    case 'text':
      return formatPlanText(describePlan(plan), terminal(system.stdout, system));
  }
}
