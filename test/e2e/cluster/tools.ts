/**
 * The programs that tests may ask for, by the name they ask with. To add one, add its line here and run
 * `go get -tool <package>` in test/e2e. Packages that begin with a dot are our own (test/e2e/oracle).
 */
export const tools = {
  etcd: 'go.etcd.io/etcd/server/v3',
  'kube-apiserver': 'k8s.io/kubernetes/cmd/kube-apiserver',
  kubectl: 'k8s.io/kubernetes/cmd/kubectl',
  helm3: 'helm.sh/helm/v3/cmd/helm',
  helm4: 'helm.sh/helm/v4/cmd/helm',
  'oracle-yaml': './oracle/yaml',
  'oracle-strvals': './oracle/strvals',
  'oracle-route': './oracle/route',
  'oracle-gotemplate': './oracle/gotemplate',
} as const;

export type ToolName = keyof typeof tools;
