/**
 * The limits of a template. A routing template needs a few hundred steps and writes a few kilobytes; the API server
 * rejects objects of more than 1.5 MB.
 */
export const limits = {
  /** Bytes of the template. */
  text: 1024 * 1024,
  /** Texts, actions and operands. */
  nodes: 50_000,
  /** Variables in scope at one place. */
  variables: 1000,
  /** Levels of nested actions, parentheses and template calls. */
  depth: 300,
  /** Evaluated nodes, plus one for every 16 bytes that a function reads or writes. */
  steps: 200_000,
  /** Bytes of the output, and of any one intermediate text. */
  output: 2 * 1024 * 1024,
} as const;
