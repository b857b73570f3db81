import { join } from 'node:path';
import { sourceTexts } from '../../../compile/source-texts.ts';
import type { ResourceTypes } from '../../../controller/configuration/resource-type.ts';
import { decideFromObjects, type RoutemapDecision } from '../../../controller/once/decide-from-objects.ts';
import { writeYaml } from '../../../manifests/write-yaml.ts';
import { escapeControls } from '../../../terminal/escape-controls.ts';
import type { DataMap } from '../../../values/data.ts';
import { explainFileError } from '../../../values/explain-file-error.ts';
import { limits } from '../../../values/limits.ts';
import { nodeToData } from '../../../values/value-node.ts';
import { readObjects } from '../../../values/yaml/read-objects.ts';
import { type NamedBytes, readUserFile } from '../../read-files.ts';
import { commandError, exitCodes, invalidInput } from '../../refused.ts';
import { reportDiagnostics } from '../../report.ts';
import { showPath } from '../../show-path.ts';
import type { System } from '../../system.ts';
import type { ControllerRunOptions } from './options.ts';

/**
 * Prints the routes that the controller would write if the files of a folder were the objects of a cluster, and what is
 * wrong with routemaps.
 *
 * @throws Refused if a file cannot be read, or the folder has no routemap to look after
 */
export function decideOnce(
  folder: string,
  options: ControllerRunOptions,
  types: ResourceTypes,
  system: System,
): number {
  const objects = readFolder(folder, system);
  const versions = options.iter8Version ?? ['v1.1'];
  const decided = decideFromObjects(
    objects,
    options.namespace ?? 'default',
    { versions, namespace: options.namespace ?? null },
    {
      types,
      settle: options.settle,
      templates: { namespaces: options.allowCrossNamespaceRoutes ? 'any' : 'own', cpu: null },
    },
  );
  if (decided.length === 0) {
    throw commandError(
      `--from-dir ${showPath(folder)}: no file has a routemap with the labels iter8.tools/kind: routemap and iter8.tools/version: ${versions.join(' or ')}`,
    );
  }
  system.stdout.write(decided.flatMap(writeRoutes).join(''));
  const problems = decided.flatMap(problemsOf);
  system.stderr.write(problems.map((problem) => `${escapeControls(problem)}\n`).join(''));
  return problems.length === 0 ? exitCodes.ok : exitCodes.invalid;
}

function readFolder(folder: string, system: System): readonly DataMap[] {
  const files = namesIn(folder, system).map((name): NamedBytes => {
    const path = join(folder, name);
    return { name: path, bytes: readUserFile(path, system, limits.resourceBytes + 1) };
  });
  const read = files.map(({ name, bytes }) => readObjects(name, bytes));
  const diagnostics = read.flatMap((each) => each.diagnostics);
  if (diagnostics.length > 0) throw invalidInput(reportDiagnostics(diagnostics, system, sourceTexts([], files)));
  return read.flatMap(({ objects }) => objects.map((object) => nodeToData(object) as DataMap));
}

function namesIn(folder: string, system: System): readonly string[] {
  try {
    return system.listFolder(folder).filter((name) => /\.(ya?ml|json)$/.test(name));
  } catch (error) {
    throw commandError(`--from-dir ${showPath(folder)}: cannot read it: ${explainFileError(error as Error)}`);
  }
}

function writeRoutes({ decision }: RoutemapDecision): readonly string[] {
  return decision.routes.flatMap(({ plan }) => (plan.kind === 'apply' ? [`---\n${writeYaml(plan.body)}`] : []));
}

function problemsOf({ routemap, decision }: RoutemapDecision): readonly string[] {
  const refused = decision.routes.flatMap(({ object, plan }) =>
    plan.kind === 'refused' ? [`${String(object.kind)} is not written: ${plan.because}`] : [],
  );
  const place = `routemap ${routemap.namespace}/${routemap.name}`;
  return [...decision.problems, ...refused].map((problem) => `${place}: ${problem}`);
}
