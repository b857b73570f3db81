/**
 * A condition of Istio on a text. `present` asks only that it is there; it is what a header with an empty condition means.
 * Source: HTTPMatchRequest and StringMatch of https://istio.io/latest/docs/reference/config/networking/virtual-service/
 */
export type TextCondition =
  | { readonly kind: 'exact' | 'prefix' | 'regex'; readonly text: string }
  | { readonly kind: 'present' };
