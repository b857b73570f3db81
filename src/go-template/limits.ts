/**
 * How much a template may ask for. A routing template needs a few hundred steps and writes a few kilobytes; the API
 * server takes no object beyond 1.5 MB.
 */
export const limits = {
  /** Bytes of the template. */
  text: 1024 * 1024,
  /** Texts, actions and operands. */
  nodes: 50_000,
  /** Variables that can be seen in one place. */
  variables: 1000,
  /** How deep actions, parentheses and templates that execute each other may nest. */
  depth: 300,
  /** Nodes that are evaluated, and one more for every 16 bytes that a function reads or writes. */
  steps: 200_000,
  /** Bytes that come out, and of any one text on the way. */
  output: 2 * 1024 * 1024,
} as const;
