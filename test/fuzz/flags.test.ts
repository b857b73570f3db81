import { runCli } from '../cli/run-cli.ts';
import { flagArbitrary } from '../e2e/values/flag-arbitraries.ts';
import { fc } from '../fast-check.ts';
import { arbitraryText, arbitraryWord } from './arbitrary-text.ts';
import { expectPlaces, expectSound } from './expect-sound.ts';
import { fuzz } from './fuzz.ts';

const places = fc.constantFrom(
  ...['environment', 'application.strategy', 'application.versions[0].image', 'application.versions[1].weight'],
  ...['application.versions', 'application.metadata.labels.a\\.b', 'application.versions[0].match[0].headers.x.exact'],
  ...['application.versions[0].deploymentSpecification.spec.template.spec.containers[0].ports[0].containerPort'],
  ...['application.route.retries', 'application.hosts[0]', 'gateway', 'application.affinity.cookie.name'],
);
const kinds = fc.constantFrom('set', 'set-string', 'set-json', 'set-literal');
const own = fc.tuple(kinds, places, arbitraryWord).map(([kind, place, word]) => [kind, `${place}=${word}`] as const);
const grammar = flagArbitrary('values.yaml').map(({ kind, arg }) => [kind, arg] as const);
const mutated = fc.tuple(
  kinds,
  arbitraryText([
    'a.b[0]={x,y},c=\\,d',
    'a={"b":[1,null]}',
    'application.versions[1]={"image":"a"}',
    'a[2][1].b=null,c=0x1',
  ]),
);

const flag = fc.oneof(own, grammar, mutated);
const inputs = fc.tuple(flag, flag).map((flags) => flags.map(([kind, arg]) => `--${kind}=${arg}`));

const values = 'environment: deployment-istio\napplication: {strategy: canary, versions: [{image: a}, {image: b}]}\n';

fuzz('flags', inputs, async (...flags) => {
  const result = await runCli(['validate', 'demo', '-f', 'values.yaml', '-o', 'json', ...flags], {
    files: { 'values.yaml': values },
  });
  expectSound(result);
  if (result.exitCode !== 2) expectPlaces(result.stdout);
});
