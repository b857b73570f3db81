import { describe, it } from 'vitest';
import { expectPage, readPages } from '../documentation/expect-page.ts';
import { type RunStep, rerunPage } from '../documentation/rerun-page.ts';
import { splitWords } from '../documentation/split-words.ts';
import { runProgram } from './cli/run-program.ts';
import type { Cluster } from './cluster/cluster.ts';
import { startCluster } from './cluster/start-cluster.ts';
import { type Helm, startHelm } from './helm/start-helm.ts';

/** Runs one command of a page against a cluster: iter8-release, kubectl, `echo $?`, or one with Helm in a shell. */
function runIn(cluster: Cluster, helm: Helm): RunStep {
  return async (command, { lastExitCode }) => {
    if (command === 'echo $?') return { printed: `${lastExitCode}\n`, exitCode: 0 };
    if (/(^|\| )helm /.test(command)) {
      const { exitCode, stdout, stderr } = await helm.shell(command);
      return { printed: stdout + stderr, exitCode: exitCode ?? 0 };
    }
    const words = splitWords(command);
    const [program, ...argv] = words[0] === 'npx' ? words.slice(1) : words;
    if (program !== 'iter8-release' && program !== 'kubectl') throw new Error(`${command}: this test cannot run it`);
    const { exitCode, stdout, stderr } =
      program === 'kubectl'
        ? await cluster.runKubectl(argv)
        : await runProgram([...argv, '--kubectl', cluster.kubectl], { env: cluster.env });
    return { printed: stdout + stderr, exitCode: exitCode ?? 0 };
  };
}

const pages = readPages().filter(({ text }) => text.includes('\n```text\n$ '));

describe('what the documentation shows of a cluster is what kubectl prints', () => {
  it.each(pages)('$path', async (page) => {
    const cluster = await startCluster({ crds: ['istio'] });
    const helm = await startHelm('helm3', cluster.env);
    try {
      expectPage(page, await rerunPage(page.text, 'text', runIn(cluster, helm)));
    } finally {
      helm.stop();
      await cluster.stop();
    }
  });
});
