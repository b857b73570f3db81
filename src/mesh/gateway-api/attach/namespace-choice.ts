import {
  allowKeys,
  at,
  type Field,
  needText,
  readEntries,
  readMap,
  readMaps,
  readText,
  readTexts,
  routeProblem,
} from '../../field.ts';
import { type LabelRequirement, meetsRequirement } from '../../label-requirement.ts';
import type { NamespaceChoice, Neighbours } from '../../neighbours.ts';

const choices = ['All', 'Same', 'Selector', 'None'];
const operators = ['In', 'NotIn', 'Exists', 'DoesNotExist'];

/** The API server gives this label to every namespace. */
const nameLabel = 'kubernetes.io/metadata.name';

/**
 * Reads which namespaces may use a listener or add listeners.
 * Source: RouteNamespaces and ListenerNamespaces of https://gateway-api.sigs.k8s.io/reference/spec/
 *
 * @param otherwise the choice without `from`
 */
export function readNamespaceChoice(field: Field, otherwise: NamespaceChoice): NamespaceChoice {
  const namespaces = readMap(field);
  if (namespaces === undefined) return otherwise;
  allowKeys(namespaces, ['from', 'selector']);
  const from = readText(at(namespaces, 'from')) ?? otherwise.from;
  if (!choices.includes(from)) {
    throw routeProblem([...namespaces.path, 'from'], `must be ${choices.join(', ')}, not ${from}`);
  }
  if (from !== 'Selector') return { from: from as 'All' | 'Same' | 'None' };
  return { from, selector: readSelector(at(namespaces, 'selector')) };
}

/** An empty selector selects every namespace, an absent one none: it is read as a label that no namespace has. */
function readSelector(field: Field): readonly LabelRequirement[] {
  const selector = readMap(field);
  if (selector === undefined) return [{ label: nameLabel, operator: 'DoesNotExist', values: [] }];
  allowKeys(selector, ['matchLabels', 'matchExpressions']);
  const labels = readEntries(at(selector, 'matchLabels')).map(
    ([label, value]): LabelRequirement => ({ label, operator: 'In', values: [needText(value)] }),
  );
  const expressions = readMaps(at(selector, 'matchExpressions')).map((expression): LabelRequirement => {
    allowKeys(expression, ['key', 'operator', 'values']);
    const operator = needText(at(expression, 'operator'));
    if (!operators.includes(operator)) {
      throw routeProblem([...expression.path, 'operator'], `must be ${operators.join(', ')}, not ${operator}`);
    }
    return {
      label: needText(at(expression, 'key')),
      operator: operator as LabelRequirement['operator'],
      values: readTexts(at(expression, 'values')),
    };
  });
  return [...labels, ...expressions];
}

/**
 * Whether a choice includes a namespace; null if its labels decide, but are not known.
 *
 * @param own the namespace of the object that chooses
 */
export function includesNamespace(
  choice: NamespaceChoice,
  own: string,
  namespace: string,
  neighbours: Neighbours,
): boolean | null {
  if (choice.from !== 'Selector') return choice.from === 'All' || (choice.from === 'Same' && own === namespace);
  const known = neighbours.namespaces.get(namespace);
  if (known === undefined && choice.selector.some(({ label }) => label !== nameLabel)) return null;
  const labels = new Map([...(known?.labels ?? []), [nameLabel, namespace]]);
  return choice.selector.every((requirement) => meetsRequirement(requirement, labels.get(requirement.label)));
}
