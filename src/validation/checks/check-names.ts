import type { CheckContext } from '../check-context.ts';
import { type Finding, valueAt } from '../finding.ts';
import { quote } from '../schema/describe-data.ts';
import { breaksRule, repairName } from './name-rules.ts';
import { type NameUse, nameUses } from './name-uses.ts';

/**
 * Names that Kubernetes would refuse, by what bears them, also those that are made by adding `-0`, `-weight-config` or
 * `-routemap`. A name is reported once, however many objects bear it.
 */
export function checkNames(context: CheckContext): readonly Finding[] {
  const broken = nameUses(context).filter((use) => breaksRule(use.name, use.rule) !== undefined);
  const bySource = new Map<string, NameUse>();
  // The name as it was given comes before those made from it, and its form before its length.
  for (const use of [...broken].sort((a, b) => rank(a) - rank(b))) {
    const source = JSON.stringify(use.source);
    if (!bySource.has(source)) bySource.set(source, use);
  }
  return [...bySource.values()].map(explain);
}

function rank(use: NameUse): number {
  return (use.name === use.given ? 0 : 2) + (breaksRule(use.name, use.rule) === 'form' ? 0 : 1);
}

function explain(use: NameUse): Finding {
  const { source } = use;
  return {
    code: 'invalid-name',
    severity: 'error',
    path: source ?? [],
    ...(breaksRule(use.name, use.rule) === 'form' ? explainForm(use) : explainLength(use)),
    at: source === null ? null : valueAt(source),
  };
}

function explainForm({ name, given, rule, bearer, source }: NameUse): Pick<Finding, 'message' | 'hint'> {
  const repaired = repairName(given, rule);
  const example = repaired === undefined || repaired === name ? '' : `, e.g. ${repaired}`;
  const what = source === null ? `the release name ${quote(given)}` : quote(given);
  return {
    message: `${what} cannot be the name of ${bearer}`,
    hint: `use ${rule.form}${example}${source === null ? otherwise : ''}`,
  };
}

const otherwise = '; or set application.metadata.name';

function explainLength({ name, given, rule, bearer, source }: NameUse): Pick<Finding, 'message' | 'hint'> {
  const what = source === null ? 'the release name' : 'this name';
  const added = name.length - given.length;
  const made = added === 0 ? '' : ` once ${quote(name.slice(given.length))} is added`;
  return {
    message: `${what} is too long for ${bearer}${made}: ${name.length} characters, and ${rule.longest} is the most`,
    hint: `use at most ${rule.longest - added} characters${source === null ? otherwise : ''}`,
  };
}
