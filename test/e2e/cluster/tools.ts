import { fileURLToPath } from 'node:url';
import { goFolder } from './run-go.ts';

/** Where the go.mod of the programs lies that run and check workflows: test/e2e/action/runner. */
const runnerFolder = fileURLToPath(new URL('../action/runner', import.meta.url));

/** Where the go.mod of the program lies that has Istio's control plane in it. */
const pilotFolder = fileURLToPath(new URL('../oracle/pilot', import.meta.url));

/** Where the go.mod of the program lies that reads the conformance tests of the Gateway API. */
export const conformanceFolder = fileURLToPath(new URL('../oracle/conformance', import.meta.url));

/** Where the go.mod of the fake kubelet lies: test/e2e/kwok. */
export const kwokFolder = fileURLToPath(new URL('../kwok', import.meta.url));

/** Where the go.mod of KServe lies: test/e2e/kserve. */
export const kserveFolder = fileURLToPath(new URL('../kserve', import.meta.url));

/**
 * The programs that tests may ask for, by the name they ask with. To add one, add its line here and run
 * `go get -tool <package>` in the folder of its module. Packages that begin with a dot are our own: a change of a Go file
 * in their module builds them anew.
 */
export const tools = {
  etcd: { module: goFolder, package: 'go.etcd.io/etcd/server/v3' },
  'kube-apiserver': { module: goFolder, package: 'k8s.io/kubernetes/cmd/kube-apiserver' },
  'kube-controller-manager': { module: goFolder, package: 'k8s.io/kubernetes/cmd/kube-controller-manager' },
  'kube-scheduler': { module: goFolder, package: 'k8s.io/kubernetes/cmd/kube-scheduler' },
  kubectl: { module: goFolder, package: 'k8s.io/kubernetes/cmd/kubectl' },
  kwok: { module: kwokFolder, package: 'sigs.k8s.io/kwok/cmd/kwok' },
  helm3: { module: goFolder, package: 'helm.sh/helm/v3/cmd/helm' },
  helm4: { module: goFolder, package: 'helm.sh/helm/v4/cmd/helm' },
  'oracle-yaml': { module: goFolder, package: './oracle/yaml' },
  'oracle-strvals': { module: goFolder, package: './oracle/strvals' },
  'oracle-route': { module: goFolder, package: './oracle/route' },
  'oracle-gotemplate': { module: goFolder, package: './oracle/gotemplate' },
  'oracle-conformance': { module: conformanceFolder, package: '.' },
  'oracle-pilot': { module: pilotFolder, package: '.' },
  'oracle-kserve': { module: kserveFolder, package: './oracle/webhook' },
  // A third less to compile: nothing here has containers.
  act: { module: runnerFolder, package: 'github.com/nektos/act', tags: 'WITHOUT_DOCKER' },
  actionlint: { module: runnerFolder, package: 'github.com/rhysd/actionlint/cmd/actionlint' },
} as const satisfies { readonly [name: string]: Tool };

export interface Tool {
  /** Folder of the go.mod that pins its version. */
  readonly module: string;
  readonly package: string;
  /** Build tags, separated by commas. */
  readonly tags?: string;
}

export type ToolName = keyof typeof tools;
