import type { Cluster } from '../cluster/cluster.ts';

/** Objects, as JSON, under the name by which a complaint is to tell where they come from. */
export type ObjectsByName = ReadonlyMap<string, readonly string[]>;

type Entry = readonly [name: string, documents: readonly string[]];

/** How many programs ask the server at once. */
const parallel = 3;

/**
 * What a server says of objects that are applied without being stored, errors and warnings alike; empty if it takes them
 * all. Fields that it does not know are errors. The namespaces of the objects are made before.
 *
 * @returns what it says of the first objects with which it is not content, after their name
 */
export async function complaints(cluster: Cluster, objects: ObjectsByName): Promise<string> {
  await makeNamespaces(cluster, objects);
  const entries = [...objects];
  const batches = Array.from({ length: parallel }, (_, batch) =>
    entries.filter((_, index) => index % parallel === batch),
  );
  const said = await Promise.all(batches.map((batch) => firstComplaint(cluster, batch)));
  return said.join('');
}

/** kubectl does not tell which file an object was in, and a warning not even the object; halving finds it. */
async function firstComplaint(cluster: Cluster, entries: readonly Entry[]): Promise<string> {
  const said = await dryRun(cluster, entries);
  const [first] = entries;
  if (said === '' || first === undefined) return '';
  if (entries.length === 1) return `${first[0]}: ${said}\n`;
  const half = Math.ceil(entries.length / 2);
  const found = await firstComplaint(cluster, entries.slice(0, half));
  return found === '' ? firstComplaint(cluster, entries.slice(half)) : found;
}

async function dryRun(cluster: Cluster, entries: readonly Entry[]): Promise<string> {
  const flags = ['--server-side', '--dry-run=server', '--validate=strict'];
  // JSON is YAML.
  const input = entries.flatMap(([, documents]) => documents).join('\n---\n');
  const { exitCode, stderr } = await cluster.runKubectl(['apply', ...flags, '--filename', '-'], input);
  return exitCode === 0 || stderr !== '' ? stderr : `kubectl ended with ${exitCode}`;
}

async function makeNamespaces(cluster: Cluster, objects: ObjectsByName): Promise<void> {
  const documents = [...objects.values()].flat();
  const names = new Set(documents.map((document) => String(JSON.parse(document).metadata.namespace)));
  const namespaces = [...names].map((name) => ({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } }));
  const input = namespaces.map((namespace) => JSON.stringify(namespace)).join('\n---\n');
  const { exitCode, stderr } = await cluster.runKubectl(['apply', '--server-side', '-f', '-'], input);
  if (exitCode !== 0) throw new Error(`The namespaces could not be made:\n${stderr}`);
}
