import { runCli } from '../cli/run-cli.ts';
import { fc } from '../fast-check.ts';
import { arbitraryText, arbitraryWord } from './arbitrary-text.ts';
import { textsOf } from './corpus.ts';
import { expectSound } from './expect-sound.ts';
import { fuzz } from './fuzz.ts';

const corpus = [
  ...textsOf(['docs/reference/rendered'], '-route.yaml'),
  ...textsOf(['test/fuzz/routes'], '.yaml'),
  ...textsOf(['test/routing/broken-routemaps', 'test/routing/tables'], 'routemap.yaml'),
];
const parts = fc.constantFrom(
  ...['--path=/', '--path=/a/b?c=d', '--path=/../x%2f', '--method=POST', '--header=traffic=test', '--header=x: y'],
  ...[
    '--cookie=a=b',
    '--host=shop',
    '--host=shop.default.svc.cluster.local:8080',
    '--host=*.example.com',
    '--port=443',
  ],
  ...['--scheme=https', '--gateway=a/b', '--source-namespace=team', '--source-label=app=web', '-o=json'],
);
const own = fc
  .tuple(fc.constantFrom('--path=/', '--host=', '--header=a=', '--header=', '--method=', '--cookie=a='), arbitraryWord)
  .map(([option, word]) => option + word);
const options = fc.array(fc.oneof(parts, own), { maxLength: 4 });
const inputs = fc
  .tuple(fc.constantFrom('route', 'route', 'routes', 'test'), arbitraryText(corpus), options)
  .map(([command, text, given]) => [command, text, ...given]);

const expectations =
  'expectations:\n- request: {path: /a, headers: {traffic: test}}\n  version: 0\n- request: {}\n  shares: {0: 50, 1: 50}\n';

fuzz('routes', inputs, async (command = '', text = '', ...given) => {
  const wishes = command === 'route' ? given : command === 'test' ? ['-t', 'expectations.yaml'] : [];
  const files = { 'expectations.yaml': expectations };
  expectSound(await runCli([command, '--from', '-', ...wishes], { stdin: text, files }));
});
