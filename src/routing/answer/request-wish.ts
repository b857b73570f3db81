/** What a user says of a request. What is left out is as usual. */
export interface RequestWish {
  readonly method?: string;
  /** With the query. */
  readonly path?: string;
  readonly scheme?: string;
  readonly host?: string;
  readonly headers?: readonly (readonly [name: string, text: string])[];
  readonly cookies?: readonly (readonly [name: string, text: string])[];
  readonly gateway?: string;
  readonly port?: number;
  readonly sourceNamespace?: string;
  readonly sourceLabels?: readonly (readonly [name: string, text: string])[];
}
