import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from '../cli/run-cli.ts';

const read = (path: string) => readFileSync(join(repository, path), 'utf8');

/** What a row is about, the Go module that pins it, and what the version is used for. */
const modules = [
  ['Kubernetes', 'k8s.io/kubernetes', 'the schemas of Deployments and Services; API server and kubectl of the tests'],
  ['Helm 3', 'helm.sh/helm/v3', 'the post-renderer and the plugin; how values are merged'],
  ['Helm 4', 'helm.sh/helm/v4', 'the post-renderer and the plugins'],
  ['Istio API', 'istio.io/api', 'conditions (`match`), the fields of a VirtualService'],
  [
    'Gateway API',
    'sigs.k8s.io/gateway-api',
    'conditions (`matches`), the fields of an HTTPRoute in the standard channel',
  ],
] as const;

/** Writes the table of tested versions between `<!-- versions -->` and `<!-- /versions -->`, from the files that pin them. */
export function withVersionTable(page: string): string {
  return page.replace(/^(<!-- versions -->)$[\s\S]*?^(<!-- \/versions -->)$/m, (_, open: string, close: string) =>
    [open, '', ...table(), '', close].join('\n'),
  );
}

function table(): readonly string[] {
  const pinned = modules.map(([name, module, use]) => `| ${name} | ${versionOf(module)} | ${use} |`);
  return [
    '| program or API | version | used for |',
    '| --- | --- | --- |',
    ...pinned,
    istioRow(),
    kserveRow(),
    nodeRow(),
  ];
}

/** @throws {Error} if test/e2e/go.mod does not require the module */
function versionOf(module: string): string {
  const version = read('test/e2e/go.mod').match(new RegExp(`^\\t${module} v(\\S+)`, 'm'))?.[1];
  if (version === undefined) throw new Error(`test/e2e/go.mod does not require ${module}`);
  return version;
}

/** Istio gives its module no version that the Go proxy serves, but a commit. */
function istioRow(): string {
  const pinned = read('test/e2e/oracle/pilot/go.mod').match(
    /^\tistio\.io\/istio v0\.0\.0-(\d{4})(\d\d)(\d\d)\d+-(\w+)$/m,
  );
  if (pinned === null) throw new Error('test/e2e/oracle/pilot/go.mod does not require a commit of istio.io/istio');
  const [, year, month, day, commit] = pinned;
  return `| Istio | ${commit} of ${year}-${month}-${day} | its control plane and webhook, against which the routes are tested |`;
}

/** It has a go.mod of its own. */
function kserveRow(): string {
  const version = read('test/e2e/kserve/go.mod').match(/^require github\.com\/kserve\/kserve v(\S+)$/m)?.[1];
  return `| KServe | ${version} | the schema of InferenceServices, with the pods of Kubernetes; the rules of its webhook |`;
}

function nodeRow(): string {
  const oldest = JSON.parse(read('package.json')).engines.node.replace('>=', '');
  const lts = read('.ci/run').match(/^lts_version=(\S+)$/m)?.[1];
  return `| Node | ${oldest} or later | the program; the unit tests also run on Node ${lts} (LTS) |`;
}
