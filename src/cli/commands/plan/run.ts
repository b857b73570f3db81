import { routemapOfRelease } from '../../../compile/routemap-of-release.ts';
import { formatPath } from '../../../diagnostics/format-path.ts';
import { isRouteProblem } from '../../../mesh/field.ts';
import { formatPlanJson } from '../../../plan/formats/format-plan-json.ts';
import { formatPlanMarkdown } from '../../../plan/formats/format-plan-markdown.ts';
import { formatPlanText } from '../../../plan/formats/format-plan-text.ts';
import type { Plan } from '../../../plan/plan.ts';
import { type PlanResult, type PlanSide, planRelease } from '../../../plan/plan-release.ts';
import { describePlan } from '../../../plan/words/describe-plan.ts';
import { terminalOptions } from '../../../terminal/output.ts';
import { compileValues, type ValidRelease } from '../../load-release.ts';
import { refuseSecondReader } from '../../read-files.ts';
import { commandError, exitCodes, invalidInput } from '../../refused.ts';
import { reportDiagnostics, reportProblems } from '../../report.ts';
import type { ValuesOptions } from '../../shared-options.ts';
import type { System } from '../../system.ts';
import type { PlanOptions } from './options.ts';

/**
 * The work of `plan`: prints what changes when new values replace old ones.
 *
 * @throws Refused if the values of either side are wrong, a file cannot be read, or requests cannot be followed
 */
export async function run(options: PlanOptions, system: System): Promise<number> {
  refuseSharedStdin(options);
  const before = await compileValues(oldOptions(options), system);
  if (before.kind === 'invalid') system.stderr.write(reportProblems(before, system));
  const after = await compileValues(options, system);
  system.stderr.write(reportProblems(after, system));
  if (before.kind === 'invalid' || after.kind === 'invalid') throw invalidInput('');
  const planned = planSides(sideOf(before), sideOf(after));
  if (!planned.ok) throw invalidInput(reportDiagnostics(planned.diagnostics, system));
  system.stdout.write(write(planned.plan, options.output, system));
  return exitCodes.ok;
}

/** @throws Refused if both sides read standard input */
function refuseSharedStdin({ values, resources, from, fromResources }: PlanOptions): void {
  refuseSecondReader({ '-f': values, '--resources': resources, '--from': from, '--from-resources': fromResources });
  if (resources?.includes('-') && fromResources === undefined) {
    throw commandError(
      '--resources -: the new values read standard input; name manifests for the old ones with --from-resources',
    );
  }
}

/** Old values have been applied already, so they are checked as little as possible. */
function oldOptions(options: PlanOptions): ValuesOptions {
  const { release, from, namespace, environments, apiVersions, fromResources: resources = options.resources } = options;
  return {
    ...(release !== undefined && { release }),
    values: from,
    apiVersions,
    allowUnknown: true,
    ...(resources !== undefined && { resources }),
    ...(namespace !== undefined && { namespace }),
    ...(environments !== undefined && { environments }),
  };
}

function sideOf({ release, pack, expand }: ValidRelease): PlanSide {
  const expanded = expand();
  return { release, manifests: expanded.manifests, routemap: routemapOfRelease(release, pack, expanded) };
}

/** @throws Refused if a route has what the program cannot follow, such as an expression that is not in RE2 syntax */
function planSides(before: PlanSide, after: PlanSide): PlanResult {
  try {
    return planRelease(before, after);
  } catch (error) {
    if (!isRouteProblem(error)) throw error;
    throw commandError(`requests cannot be followed: ${formatPath(error.path)} of the route ${error.message}`);
  }
}

function write(plan: Plan, format: PlanOptions['output'], { stdout, env }: System): string {
  switch (format) {
    case 'json':
      return formatPlanJson(plan);
    case 'markdown':
      return formatPlanMarkdown(describePlan(plan));
    case 'text':
      return formatPlanText(describePlan(plan), terminalOptions(stdout, env));
  }
}
