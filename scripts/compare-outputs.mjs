// Shows that a change of the code left what users get as it was: records what two builds print, and compares.
//   node scripts/compare-outputs.mjs record BUILD FILE   BUILD: a checkout with dist/
//   node scripts/compare-outputs.mjs compare FILE FILE [--without-messages]
// The inputs are the reference cases and the examples of this checkout, for both builds.
import { execFile } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** The texts for people inside JSON, which may change their words. */
const messageKeys = new Set(['message', 'hint', 'reason', 'text', 'why', 'description']);

/** Every values file with the name and namespace of its release. */
function listInputs() {
  const cases = join(root, 'test/fixtures/reference');
  const references = readdirSync(cases).map((name) => {
    const { release, namespace } = JSON.parse(readFileSync(join(cases, name, 'expected.json'), 'utf8'));
    return { file: join(cases, name, 'values.yaml'), release, namespace };
  });
  const examples = readdirSync(join(root, 'examples'), { recursive: true })
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => ({ file: join(root, 'examples', name), release: 'shop', namespace: 'default' }))
    .filter(({ file }) => /^environment:/m.test(readFileSync(file, 'utf8')));
  return [...references, ...examples].map(({ file, ...input }) => ({ ...input, file: relative(root, file) }));
}

/** A plan compares a values file with the one before it in its folder or series. */
function commandsOf({ file, release, namespace }, index, inputs) {
  const values = [release, '-n', namespace, '-f', file];
  const resources = file.includes('from-a-chart') ? ['--resources', join(dirname(file), 'manifests.yaml')] : [];
  const before = inputs[index - 1] ?? inputs[index];
  return [
    ['render'],
    ['render', '--api-versions', 'v1'],
    ['render', '--routing', 'direct'],
    ['validate', '-o', 'json'],
    ['routes', '-o', 'json'],
    ['route', '-o', 'json'],
    ['plan', '-o', 'json', '--from', before.file],
  ].map(([command, ...options]) => [command, ...values, ...options, ...resources]);
}

function run(build, args) {
  return new Promise((done) => {
    const program = [join(build, 'bin/iter8-release.js'), ...args];
    execFile(process.execPath, program, { cwd: root, maxBuffer: 1 << 28 }, (error, stdout, stderr) => {
      done({ args: args.join(' '), exitCode: error?.code ?? 0, stdout, stderr });
    });
  });
}

async function record(build, file) {
  const waiting = listInputs().flatMap(commandsOf).entries();
  const outputs = [];
  const worker = async () => {
    for (const [index, args] of waiting) outputs[index] = await run(build, args);
  };
  await Promise.all(Array.from({ length: availableParallelism() }, worker));
  writeFileSync(file, JSON.stringify(outputs));
  console.log(`${outputs.length} outputs recorded`);
}

function compare(before, after, withoutMessages) {
  const [old, now] = [before, after].map((file) => JSON.parse(readFileSync(file, 'utf8')));
  const shown = ({ exitCode, stdout, stderr }) =>
    withoutMessages ? `${exitCode}\n${withoutTexts(stdout)}` : `${exitCode}\n${stdout}\n${stderr}`;
  const different = now.filter(
    (output, index) => output.args !== old[index]?.args || shown(output) !== shown(old[index]),
  );
  for (const { args } of different) console.log(`different: iter8-release ${args}`);
  console.log(`${now.length - different.length} of ${Math.max(old.length, now.length)} outputs are equal`);
  if (different.length > 0 || old.length !== now.length) process.exitCode = 1;
}

function withoutTexts(stdout) {
  try {
    return JSON.stringify(JSON.parse(stdout, (key, value) => (messageKeys.has(key) ? '' : value)));
  } catch {
    return stdout;
  }
}

const [verb, one, other, option] = process.argv.slice(2);
if (verb === 'record' && other !== undefined) await record(one, other);
else if (verb === 'compare' && other !== undefined) compare(one, other, option === '--without-messages');
else {
  console.error('usage: compare-outputs.mjs record BUILD FILE | compare FILE FILE [--without-messages]');
  process.exitCode = 2;
}
