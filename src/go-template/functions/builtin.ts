import type { Bytes } from '../text/bytes.ts';
import type { Optional } from '../values/value.ts';

/** The type of a parameter: any value, any value without its interface, or a string. */
export type Parameter = 'value' | 'any' | 'string';

export interface Builtin {
  readonly fixed: readonly Parameter[];
  readonly variadic?: Parameter;
  /** @throws {CallFailure} with Go's message */
  readonly call: (values: readonly Optional[], context: CallContext) => Optional;
}

export interface CallContext {
  /**
   * Is called with the length of a text so far, and how much will be added to it.
   *
   * @throws {TemplateFailure} if that is too much
   */
  readonly check: (length: number, more?: number) => void;
  /** The first argument as it is written. */
  readonly firstArgument: () => Bytes;
}

/** An error of a function about its arguments. */
export class CallFailure extends Error {
  constructor(message: Bytes) {
    super(message);
  }
}
