/** What the step is to do. */
export interface ActionInputs {
  /** The words that go behind all options. */
  readonly release: readonly string[];
  readonly common: readonly string[];
  readonly sarifFile: string;
  readonly outputDir: string;
  /** Undefined if nothing is to be applied. */
  readonly apply: readonly string[] | undefined;
}
export declare function readInputs(env: NodeJS.ProcessEnv): ActionInputs;
