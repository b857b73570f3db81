import { runCli } from '../cli/run-cli.ts';
import { fc } from '../fast-check.ts';
import { markerOf } from '../helm/marker-of.ts';
import { arbitraryText } from './arbitrary-text.ts';
import { textsOf } from './corpus.ts';
import { expectSound } from './expect-sound.ts';
import { fuzz } from './fuzz.ts';

const versions = [{ image: 'a', weight: 1 }, { image: 'b' }];
const markers = [
  markerOf({ environment: 'deployment', application: { versions: [{ image: 'nginx' }] } }),
  markerOf({ environment: 'deployment-istio', application: { strategy: 'blue-green', versions } }),
  markerOf({ environment: 'deployment', application: { versions: [{ from: { deployment: 'web' } }] } }),
];
const objects = [
  ...textsOf(['docs/reference/rendered', 'examples/from-a-chart'], '.yaml'),
  ...textsOf(['test/golden'], 'manifests.yaml'),
];
const streams = objects.flatMap((text, index) => [text, `${text}\n${markers[index % markers.length]}`]);

const commands = fc.constantFrom(
  ...['post-render', 'post-render', 'post-render demo -f values.yaml', 'routes --from -', 'route --from -'],
  ...['validate demo -f values.yaml --resources -', 'render demo -f values.yaml --resources -'],
);
const values = 'environment: deployment-istio\napplication: {versions: [{from: {deployment: web}}, {image: b}]}\n';

fuzz('streams', fc.tuple(commands, arbitraryText([...markers, ...streams])), async (command, stdin) => {
  expectSound(await runCli(command.split(' '), { stdin, files: { 'values.yaml': values } }));
});
