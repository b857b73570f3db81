import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { repository } from '../cli/run-cli.ts';

/** The parts of an action's metadata that a composite action has. */
export interface Action {
  readonly name: string;
  readonly description: string;
  readonly branding: { readonly icon: string; readonly color: string };
  readonly inputs: { readonly [name: string]: ActionInput };
  readonly outputs: { readonly [name: string]: { readonly description: string; readonly value: string } };
  readonly runs: { readonly using: string; readonly steps: readonly ActionStep[] };
}

export interface ActionInput {
  readonly description: string;
  readonly required: boolean;
  readonly default?: string;
}

export interface ActionStep {
  readonly name?: string;
  readonly id?: string;
  readonly uses?: string;
  readonly shell?: string;
  readonly run?: string;
  readonly env?: { readonly [name: string]: string };
}

/** Reads action.yml. */
export function readAction(): Action {
  return load(readFileSync(join(repository, 'action.yml'), 'utf8')) as Action;
}
