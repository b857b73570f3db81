import type { Command } from './command.ts';
import { apply } from './commands/apply/options.ts';
import { controllerRun } from './commands/controller-run/options.ts';
import { environments } from './commands/environments/options.ts';
import { graph } from './commands/graph/options.ts';
import { plan } from './commands/plan/options.ts';
import { postRender } from './commands/post-render/options.ts';
import { render } from './commands/render/options.ts';
import { route } from './commands/route/options.ts';
import { routes } from './commands/routes/options.ts';
import { schema } from './commands/schema/options.ts';
import { test } from './commands/test/options.ts';
import { validate } from './commands/validate/options.ts';

/** All commands, in the order of the help. The work of a command is loaded only when the command is chosen. */
export const commands: readonly Command[] = [
  { ...render, load: () => import('./commands/render/run.ts') },
  { ...validate, load: () => import('./commands/validate/run.ts') },
  { ...apply, load: () => import('./commands/apply/run.ts') },
  { ...routes, load: () => import('./commands/routes/run.ts') },
  { ...plan, load: () => import('./commands/plan/run.ts') },
  { ...route, load: () => import('./commands/route/run.ts') },
  { ...test, load: () => import('./commands/test/run.ts') },
  { ...graph, load: () => import('./commands/graph/run.ts') },
  { ...controllerRun, load: () => import('./commands/controller-run/run.ts') },
  { ...postRender, load: () => import('./commands/post-render/run.ts') },
  { ...environments, load: () => import('./commands/environments/run.ts') },
  { ...schema, load: () => import('./commands/schema/run.ts') },
];

/** What commands with two words have in common, by their first word. */
export const commandGroups: ReadonlyMap<string, string> = new Map([['controller', 'run the controller of routemaps']]);
