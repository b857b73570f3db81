import { loadAll } from 'js-yaml';
import { runCli } from '../cli/run-cli.ts';
import { fc } from '../fast-check.ts';
import { arbitraryText } from './arbitrary-text.ts';
import { textsOf } from './corpus.ts';
import { expectPlaces, expectSound } from './expect-sound.ts';
import { fuzz } from './fuzz.ts';

const corpus = [
  ...textsOf(['examples'], '.yaml'),
  ...textsOf(['test/golden', 'test/fixtures/reference'], 'values.yaml'),
];

const commands = fc.constantFrom(
  ...['validate -o json', 'validate', 'validate --strict', 'validate --allow-unknown -o json', 'validate -o sarif'],
  ...['render', 'render --routing direct', 'render -o json --allow-unknown', 'render --api-versions v1'],
  ...['routes', 'routes --all', 'route', 'route --path /a --header traffic=test', 'graph -o mermaid', 'graph -o svg'],
  ...['plan --from old.yaml', 'plan --from old.yaml -o json'],
);

const old = 'environment: deployment-istio\napplication: {strategy: blue-green, versions: [{image: a}, {image: b}]}\n';

fuzz('values', fc.tuple(commands, arbitraryText(corpus)), async (command, text) => {
  const [name = '', ...options] = command.split(' ');
  const files = { 'values.yaml': text, 'old.yaml': old };
  const environments = ['--environments', 'examples/environments'];
  const result = await runCli([name, 'demo', '-f', 'values.yaml', ...options, ...environments], { files });
  expectSound(result);
  if (command.startsWith('validate') && command.endsWith('json')) expectPlaces(result.stdout);
  if (command === 'render' && result.exitCode === 0) loadAll(result.stdout);
});
