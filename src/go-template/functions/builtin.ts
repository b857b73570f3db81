import type { Bytes } from '../text/bytes.ts';
import type { Optional } from '../values/value.ts';

/** What a function takes: any value as it is, any value out of its interface, or a string. */
export type Parameter = 'value' | 'any' | 'string';

export interface Builtin {
  readonly fixed: readonly Parameter[];
  readonly variadic?: Parameter;
  /** @throws {CallFailure} with Go's message */
  readonly call: (values: readonly Optional[], context: CallContext) => Optional;
}

export interface CallContext {
  /**
   * Is told how long a text has become, and how much will be added to it.
   *
   * @throws {TemplateFailure} if that is too much
   */
  readonly check: (length: number, more?: number) => void;
  /** The first argument as it is written. */
  readonly firstArgument: () => Bytes;
}

/** What a function has against its arguments. */
export class CallFailure extends Error {
  constructor(message: Bytes) {
    super(message);
  }
}
