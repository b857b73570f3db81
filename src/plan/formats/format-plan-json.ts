import { formatPath } from '../../diagnostics/format-path.ts';
import { writeJson } from '../../manifests/write-json.ts';
import type { Data } from '../../values/data.ts';
import type { Answer, ObjectChange, Plan } from '../plan.ts';
import {
  describeAbandonedRoute,
  describeImmutableFieldChange,
  describeRegression,
} from '../words/describe-warnings.ts';

/** Writes a plan for programs. docs/plan.md describes the fields; their names are public and stay as they are. */
export function formatPlanJson(plan: Plan): string {
  const written = {
    before: plan.before,
    after: plan.after,
    traffic: plan.traffic.map((change) => ({
      conditions: change.conditions,
      before: plainAnswer(change.before),
      during: plainAnswer(change.during),
      after: plainAnswer(change.after),
    })),
    versions: plan.rollouts,
    refusals: plan.immutableFieldChanges.map(({ identity, field }) => ({
      object: identity,
      field: formatPath(field),
      ...describeImmutableFieldChange({ identity, field }),
    })),
    setbacks: plan.regressions.map((regression) => ({ ...regression, ...describeRegression(regression) })),
    leftovers: plan.abandonedRoutes.map((route) => ({ ...route, ...describeAbandonedRoute(route) })),
    objects: plan.objects.map(plainObject),
  };
  return writeJson(written as unknown as Data);
}

function plainAnswer(answer: Answer | null) {
  if (answer === null) return null;
  return {
    shares: answer.shares.map(({ version, share }) => ({ version, share })),
    mirrors: answer.mirrors.map(({ version, percent }) => ({ version, percent })),
    ended: answer.ended,
  };
}

/** `before` or `after` is left out if the object does not have the field there. */
function plainObject(change: ObjectChange) {
  if (change.kind !== 'changed') return { kind: change.kind, object: change.identity };
  const fields = change.fields.map(({ path, before, after }) => ({
    path: formatPath(path),
    ...(before === undefined ? {} : { before }),
    ...(after === undefined ? {} : { after }),
  }));
  return { kind: change.kind, object: change.identity, fields };
}
