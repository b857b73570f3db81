import { formatPath } from '../../diagnostics/format-path.ts';
import { writeJson } from '../../manifests/write-json.ts';
import type { Data } from '../../values/data.ts';
import type { ObjectChange } from '../objects/object-change.ts';
import type { Plan } from '../plan.ts';
import type { Answer } from '../traffic/traffic-change.ts';
import { describeLeftover } from '../words/describe-leftover.ts';
import { describeRefusal } from '../words/describe-refusal.ts';
import { describeSetback } from '../words/describe-setback.ts';

/** Writes a plan for programs; docs/plan.md says what it holds. */
export function formatPlanJson(change: Plan): string {
  const { before, after, traffic, rollouts, refusals, setbacks, leftovers, objects } = change;
  const plan = {
    before,
    after,
    traffic: traffic.map((change) => ({
      conditions: change.conditions,
      before: plainAnswer(change.before),
      during: plainAnswer(change.during),
      after: plainAnswer(change.after),
    })),
    versions: rollouts,
    refusals: refusals.map(({ identity, field }) => ({
      object: identity,
      field: formatPath(field),
      ...describeRefusal({ identity, field }),
    })),
    setbacks: setbacks.map((setback) => ({ ...setback, ...describeSetback(setback) })),
    leftovers: leftovers.map((leftover) => ({ ...leftover, ...describeLeftover(leftover) })),
    objects: objects.map(plainObject),
  };
  return writeJson(plan as unknown as Data);
}

function plainAnswer(answer: Answer | null) {
  if (answer === null) return null;
  return {
    shares: answer.shares.map(({ version, share }) => ({ version, share })),
    mirrors: answer.mirrors.map(({ version, percent }) => ({ version, percent })),
    ended: answer.ended,
  };
}

/** A side that has no such field is left out. */
function plainObject(change: ObjectChange) {
  if (change.kind !== 'changed') return { kind: change.kind, object: change.identity };
  const fields = change.fields.map(({ path, before, after }) => ({
    path: formatPath(path),
    ...(before === undefined ? {} : { before }),
    ...(after === undefined ? {} : { after }),
  }));
  return { kind: change.kind, object: change.identity, fields };
}
