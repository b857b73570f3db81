/** How the program ends; docs/reference/exit-codes.md explains them. `apply` ends with kubectl's own code once kubectl ran. */
export const exitCodes = {
  ok: 0,
  /** The values are wrong; the diagnostics say where. */
  invalid: 1,
  /** The command line is wrong, or something could not be read, written or started. */
  failure: 2,
} as const;
