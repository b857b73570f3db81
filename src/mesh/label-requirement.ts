/** A condition on labels. All of a selector must be met. */
export interface LabelRequirement {
  readonly label: string;
  readonly operator: 'In' | 'NotIn' | 'Exists' | 'DoesNotExist';
  readonly values: readonly string[];
}

/**
 * Whether a label meets a condition.
 * Source: https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#set-based-requirement
 *
 * @param value of the label; undefined if the object does not have it
 */
export function meetsRequirement(
  { operator, values }: Pick<LabelRequirement, 'operator' | 'values'>,
  value: string | undefined,
): boolean {
  switch (operator) {
    case 'In':
      return value !== undefined && values.includes(value);
    case 'NotIn':
      return value === undefined || !values.includes(value);
    case 'Exists':
      return value !== undefined;
    case 'DoesNotExist':
      return value === undefined;
  }
}

/** Whether a text is an operator of such a condition. */
export function isLabelOperator(text: unknown): text is LabelRequirement['operator'] {
  return text === 'In' || text === 'NotIn' || text === 'Exists' || text === 'DoesNotExist';
}
