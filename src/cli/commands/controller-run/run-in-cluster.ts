import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ResourceTypes } from '../../../controller/configuration/resource-type.ts';
import { type ControllerOptions, type Log, runController } from '../../../controller/run/run-controller.ts';
import { findAccess } from '../../../kubernetes/api/api-access.ts';
import { httpApiServer } from '../../../kubernetes/api/http-api-server.ts';
import type { Waiting } from '../../../kubernetes/api/waiting.ts';
import { commandError, exitCodes } from '../../refused.ts';
import type { System } from '../../system.ts';
import type { ControllerRunOptions } from './options.ts';

/** Milliseconds of CPU time that one template gets, so that it does not hold up other routemaps or the Lease. */
const cpuLimit = 100;

/**
 * Runs the controller until a signal ends it.
 *
 * @throws Refused if the cluster cannot be found, or the address is in use
 */
export async function runInCluster(
  options: ControllerRunOptions,
  types: ResourceTypes,
  system: System,
): Promise<number> {
  const access = accessOf(options);
  const namespace = options.namespace ?? access.namespace ?? 'default';
  const controller: ControllerOptions = {
    decisions: {
      types,
      settle: options.settle,
      templates: {
        namespaces: options.allowCrossNamespaceRoutes ? 'any' : 'own',
        cpu: { limit: cpuLimit, stopwatch },
      },
    },
    versions: options.iter8Version ?? ['v1.1'],
    namespace: options.allNamespaces ? null : namespace,
    leaseNamespace: options.leaseNamespace ?? namespace,
    replica: `${hostname()}_${randomUUID()}`,
    listen: options.listen,
  };
  try {
    await runController(controller, {
      server: httpApiServer(access),
      waiting,
      timeOfDay: Date.now,
      log: logTo(system),
      signal: system.catchInterrupts(),
    });
  } catch (error) {
    throw commandError(`the controller cannot start: ${(error as Error).message}`);
  }
  return exitCodes.ok;
}

function accessOf({ kubeconfig, context }: ControllerRunOptions) {
  try {
    return findAccess({ kubeconfig: kubeconfig ?? null, context: context ?? null, now: waiting.now });
  } catch (error) {
    throw commandError(`cannot find the cluster: ${(error as Error).message}`);
  }
}

const waiting: Waiting = {
  // Goes on evenly when the clock of the machine is set.
  now: () => performance.now(),
  sleep: async (milliseconds, signal) => {
    await sleep(milliseconds, undefined, { signal }).catch(() => {});
  },
  random: Math.random,
};

/** CPU time counts what collects garbage beside this thread, and the clock counts other programs: the smaller one is right. */
function stopwatch(): () => number {
  const [cpu, time] = [process.cpuUsage(), performance.now()];
  return () => {
    const { user, system } = process.cpuUsage(cpu);
    return Math.min((user + system) / 1000, performance.now() - time);
  };
}

/** A line of JSON for each message. */
function logTo({ stderr }: System): Log {
  return (level, message, fields = {}) =>
    stderr.write(`${JSON.stringify({ time: new Date().toISOString(), level, message, ...fields })}\n`);
}
