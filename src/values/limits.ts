/**
 * The limits for values. Larger input is rejected with a diagnostic, so that no input can exhaust time, memory or the
 * call stack.
 */
export const limits = {
  /**
   * Bytes of all values files together. The objects made from them must fit into etcd, which takes 1.5 MiB per object.
   */
  bytes: 1024 * 1024,
  /** Bytes of all manifests given with `--resources`; a chart with many CRDs has a few MiB. */
  resourceBytes: 16 * 1024 * 1024,
  /** Keys and values in one file of such manifests. */
  resourceValues: 1_000_000,
  /** Documents of a file of such manifests. */
  documents: 100_000,
  /** Documents of a stream of Helm, which passes most of them on unread. */
  streamDocuments: 250_000,
  /** Lines, commas and opening brackets of a file; each is at least a key or a value, except in long texts. */
  marks: 500_000,
  /** Characters of all `--set…` arguments together. */
  flags: 256 * 1024,
  /** Keys and values in one file; a map or list counts twice. */
  values: 50_000,
  /** Levels of nested maps and lists, with aliases written out. */
  depth: 512,
  /** Keys and values that all aliases and merge keys repeat together. */
  aliased: 50_000,
  /** Characters of a key; Helm has the same limit. */
  keyLength: 1024,
  /**
   * Characters of all keys and values, with aliases written out and with what versions share repeated for each version.
   * The rendered output has about as many.
   */
  written: 4 * 1024 * 1024,
  /** Problems reported for one file. */
  problems: 500,
  /** Highest list index in `--set a[N]=…`; Helm has the same limit. */
  listIndex: 65_536,
  /** Items that all flags together may add to lists, including the nulls that fill gaps. */
  listItems: 100_000,
  /** Dots in a key in `--set a.b.c=…`; Helm has the same limit. */
  nameLevels: 30,
} as const;
