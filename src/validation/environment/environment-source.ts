import type { Environment } from '../../environments/environment.ts';

/** The environments that a release may name; each is loaded only when it is asked for. */
export interface EnvironmentSource {
  readonly names: readonly string[];
  /** Undefined for a name that is not in `names`. */
  readonly find: (name: string) => Promise<Environment | undefined>;
}
