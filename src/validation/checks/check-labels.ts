import type { Path } from '../../diagnostics/diagnostic.ts';
import { dataAt, isMap, textAt, textsAt } from '../../values/read-data.ts';
import type { CheckContext } from '../check-context.ts';
import { type Finding, keyAt, valueAt } from '../finding.ts';
import { quote } from '../schema/describe-data.ts';
import { breaksKeyRule, breaksLabelValueRule } from './label-rules.ts';
import { metadataPaths } from './metadata-paths.ts';

const watch = 'iter8.tools/watch';

/** Keys and values of labels that Kubernetes would refuse, and the label that the controller needs as it is. */
export function checkLabels(context: CheckContext): readonly Finding[] {
  return [...metadataPaths(context).flatMap((path) => checkMetadata(path, context)), ...checkVersionLabel(context)];
}

function checkMetadata(path: Path, { values }: CheckContext): readonly Finding[] {
  const metadata = dataAt(values, path);
  const labels = textsAt(isMap(metadata) ? metadata : undefined, 'labels');
  return Object.entries(labels).flatMap(([key, value]) => {
    const at = [...path, 'labels', key];
    if (key === watch) return value === 'true' ? [] : [reserved(at)];
    return [...checkKey(key, at), ...checkValue(value, at)];
  });
}

function checkKey(key: string, path: Path): readonly Finding[] {
  const reason = breaksKeyRule(key);
  if (reason === undefined) return [];
  return [{ ...finding(path), message: `${quote(key)} cannot be the key of a label`, hint: reason, at: keyAt(path) }];
}

function checkValue(value: string, path: Path): readonly Finding[] {
  const reason = breaksLabelValueRule(value);
  if (reason === undefined) return [];
  return [
    { ...finding(path), message: `${quote(value)} cannot be the value of a label`, hint: reason, at: valueAt(path) },
  ];
}

function reserved(path: Path): Finding {
  return {
    ...finding(path),
    message: `the label ${watch} must be "true"`,
    hint: 'leave it out: every object of a version gets it, because the Iter8 controller watches no others',
    at: valueAt(path),
  };
}

/** `iter8Version` becomes a label of the routemap. */
function checkVersionLabel({ values }: CheckContext): readonly Finding[] {
  const path = ['iter8Version'];
  return checkValue(textAt(values, 'iter8Version') ?? '', path);
}

function finding(path: Path): Pick<Finding, 'code' | 'severity' | 'path'> {
  return { code: 'invalid-label', severity: 'error', path };
}
