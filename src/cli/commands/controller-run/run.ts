import { sourceTexts } from '../../../compile/source-texts.ts';
import { readConfiguration } from '../../../controller/configuration/read-configuration.ts';
import { defaultResourceTypes, type ResourceTypes } from '../../../controller/configuration/resource-type.ts';
import { readUserFile } from '../../read-files.ts';
import { commandError, invalidInput } from '../../refused.ts';
import { reportDiagnostics } from '../../report.ts';
import type { System } from '../../system.ts';
import { decideOnce } from './decide-once.ts';
import type { ControllerRunOptions } from './options.ts';
import { runInCluster } from './run-in-cluster.ts';

/**
 * The work of `controller run`.
 *
 * @throws Refused if the configuration is wrong, a file cannot be read, or the cluster cannot be found
 */
export async function run(options: ControllerRunOptions, system: System): Promise<number> {
  const { once, fromDir } = options;
  if (fromDir !== undefined && !once) throw commandError('--from-dir needs --once: without a cluster nothing changes');
  if (once && fromDir === undefined) throw commandError('--once needs --from-dir: the folder with the objects');
  const types = readTypes(options, system);
  if (fromDir !== undefined) return decideOnce(fromDir, options, types, system);
  return runInCluster(options, types, system);
}

function readTypes({ config }: ControllerRunOptions, system: System): ResourceTypes {
  const path = config ?? system.env.CONFIG_FILE;
  if (path === undefined || path === '') return defaultResourceTypes;
  const file = { name: path, bytes: readUserFile(path, system) };
  const read = readConfiguration(file.name, file.bytes);
  const report = reportDiagnostics(read.diagnostics, system, sourceTexts([], [file]));
  if (!read.ok) throw invalidInput(report);
  system.stderr.write(report);
  return read.configuration.resourceTypes;
}
