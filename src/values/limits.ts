/**
 * What the reader of values takes at most. Everything beyond is refused with a diagnostic, so that no input can
 * exhaust time, memory or the call stack.
 */
export const limits = {
  /** Bytes of all values files together. What is made of them must fit into etcd, which takes 1.5 MiB an object. */
  bytes: 1024 * 1024,
  /** Bytes of all manifests together that versions are taken from; a chart with many CRDs has a few MiB. */
  resourceBytes: 16 * 1024 * 1024,
  /** Keys and values in a file of such manifests. */
  resourceValues: 1_000_000,
  /** Characters of all `--set…` arguments together. */
  flags: 256 * 1024,
  /** Keys and values in a file; a map or list counts twice. */
  values: 50_000,
  /** Maps and lists inside each other, aliases counted as if they were written out. */
  depth: 512,
  /** Keys and values that aliases and merge keys repeat, all together. */
  aliased: 50_000,
  /** Characters of a key; Helm's reader has the same. */
  keyLength: 1024,
  /**
   * Characters of all keys and values once aliases are written out and each version has what it shares with the others;
   * about as many are rendered.
   */
  written: 4 * 1024 * 1024,
  /** Problems that are told of one file. */
  problems: 500,
  /** Highest list index of `--set a[N]=…`; Helm has the same. */
  listIndex: 65_536,
  /** Items that all flags together may add to lists, because indexes leave gaps that are filled with null. */
  listItems: 100_000,
  /** Dots in a key of `--set a.b.c=…`; Helm has the same. */
  nameLevels: 30,
} as const;
