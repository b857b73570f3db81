import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { execa } from 'execa';
import { repository } from '../../cli/run-cli.ts';
import { buildTools } from '../cluster/build-tools.ts';

export type HelmVersion = 'helm3' | 'helm4';

/** A Helm with a home of its own, for which iter8-release is installed as docs/helm.md says. */
export interface Helm {
  /** Runs Helm in the repository's root folder. A failure is a result, not an exception. */
  run(args: readonly string[], input?: string): Promise<HelmResult>;
  /** Runs a shell command in which `helm` is this Helm. */
  shell(command: string, input?: string): Promise<HelmResult>;
  readonly folder: string;
  stop(): void;
}

export interface HelmResult {
  readonly exitCode: number | undefined;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Prepares a Helm. For Helm 3, iter8-release lies on the PATH; in Helm 4 it is a plugin.
 *
 * @param env how to reach a cluster
 */
export async function startHelm(
  version: HelmVersion,
  env: { readonly [name: string]: string } = {},
  plugin: string = repository,
): Promise<Helm> {
  const program = (await buildTools(version))[version];
  const folder = mkdtempSync(join(tmpdir(), `iter8-release-${version}-`));
  const bin = join(folder, 'bin');
  mkdirSync(bin);
  symlinkSync(program, join(bin, 'helm'));
  const places = { HELM_DATA_HOME: 'data', HELM_CONFIG_HOME: 'config', HELM_CACHE_HOME: 'cache' };
  const homes = Object.entries(places).map(([name, place]) => [name, join(folder, place)]);
  const options = {
    cwd: repository,
    env: { ...env, ...Object.fromEntries(homes), PATH: `${bin}${delimiter}${process.env.PATH}` },
    reject: false,
    stripFinalNewline: false,
  } as const;
  const helm: Helm = {
    run: async (args, input = '') => result(await execa(program, args, { ...options, input })),
    shell: async (command, input = '') => result(await execa('sh', ['-c', command], { ...options, input })),
    folder,
    stop: () => rmSync(folder, { recursive: true }),
  };
  if (version === 'helm3') symlinkSync(join(plugin, 'bin/iter8-release.js'), join(bin, 'iter8-release'));
  else {
    const { exitCode, stderr } = await helm.run(['plugin', 'install', plugin]);
    if (exitCode !== 0) throw new Error(`helm plugin install failed:\n${stderr}`);
  }
  return helm;
}

function result({ exitCode, stdout, stderr }: Partial<HelmResult> & Omit<HelmResult, 'exitCode'>): HelmResult {
  return { exitCode, stdout, stderr };
}
