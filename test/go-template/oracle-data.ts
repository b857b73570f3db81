/** Data for the oracle; test/e2e/oracle/gotemplate/main.go explains how types are written. */
export type OracleData =
  | null
  | boolean
  | number
  | string
  | readonly OracleData[]
  | { readonly [key: string]: OracleData };

export function ofType(type: string, value: OracleData): OracleData {
  return { $type: type, $value: value };
}
