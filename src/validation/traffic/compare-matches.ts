import type { TextCondition } from '../../release/conditions/text-condition.ts';
import type { Conditions, MatchEntry } from './istio-match.ts';

/** Whether every request meets an entry: it has no condition left. */
export function meetsEverything(entry: MatchEntry): boolean {
  return countConditions(entry) === 0;
}

/** How many conditions a request must meet to meet an entry. */
export function countConditions(entry: MatchEntry): number {
  const { parts, headers, withoutHeaders, queryParams, exactly, gateways } = entry;
  const lists = [parts, headers, withoutHeaders, queryParams, exactly];
  return lists.reduce((sum, { length }) => sum + length, gateways?.size ?? 0);
}

/**
 * Whether every request that meets `narrow` also meets `wide`. May say no where only a look into regular expressions
 * would tell; a yes is certain.
 */
export function implies(narrow: MatchEntry, wide: MatchEntry): boolean {
  return (
    wide.parts.every((condition) => impliesPart(narrow, wide, condition)) &&
    wide.headers.every((condition) => impliesOne(narrow.headers, condition)) &&
    wide.queryParams.every((condition) => impliesOne(narrow.queryParams, condition)) &&
    wide.withoutHeaders.every((condition) => excludes(narrow.withoutHeaders, condition)) &&
    wide.exactly.every(([key, value]) => narrow.exactly.some((own) => own[0] === key && own[1] === value)) &&
    impliesGateways(narrow.gateways, wide.gateways)
  );
}

type Condition = Conditions[number];

function impliesOne(narrow: Conditions, [name, condition]: Condition): boolean {
  return narrow.some((own) => own[0] === name && impliesText(own[1], condition));
}

/** Where the wide entry ignores case, so may the comparison; where only the narrow one does, it takes in more. */
function impliesPart(narrow: MatchEntry, wide: MatchEntry, [name, condition]: Condition): boolean {
  if (name !== 'uri') return impliesOne(narrow.parts, [name, condition]);
  if (!wide.ignoreUriCase) return !narrow.ignoreUriCase && impliesOne(narrow.parts, [name, condition]);
  return impliesOne(
    narrow.parts.map((own) => [own[0], lowerCase(own[1])]),
    [name, lowerCase(condition)],
  );
}

/** The case of letters in a regular expression may matter (`\S`, `\s`), so it is kept. */
function lowerCase(condition: TextCondition): TextCondition {
  if (condition.kind === 'present' || condition.kind === 'regex') return condition;
  return { kind: condition.kind, text: condition.text.toLowerCase() };
}

function impliesText(narrow: TextCondition, wide: TextCondition): boolean {
  if (wide.kind === 'present') return true;
  if (narrow.kind === 'present') return false;
  if (narrow.kind === wide.kind && narrow.text === wide.text) return true;
  return wide.kind === 'prefix' && narrow.kind !== 'regex' && narrow.text.startsWith(wide.text);
}

/** "Has no header like the wide condition" follows from "has no header like a wider one". */
function excludes(narrow: Conditions, [name, condition]: Condition): boolean {
  return narrow.some((own) => own[0] === name && impliesText(condition, own[1]));
}

function impliesGateways(narrow: ReadonlySet<string> | null, wide: ReadonlySet<string> | null): boolean {
  if (wide === null) return true;
  return narrow !== null && [...narrow].every((gateway) => wide.has(gateway));
}
