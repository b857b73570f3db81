import { expect, test } from 'vitest';
import type { Path } from '../../src/diagnostics/diagnostic.ts';
import { type Data, isMap } from '../../src/values/data.ts';
import { arbitraryValues } from '../arbitrary-values.ts';
import { fc } from '../fast-check.ts';
import { library } from '../library.ts';
import { validateText } from './validate-text.ts';

/** Everywhere in values something stands. */
function pathsIn(data: Data, path: Path = []): readonly Path[] {
  const children: readonly (readonly [string | number, Data])[] = Array.isArray(data)
    ? data.map((item: Data, index) => [index, item])
    : isMap(data)
      ? Object.entries(data)
      : [];
  return [
    ...(path.length === 0 ? [] : [path]),
    ...children.flatMap(([step, child]) => pathsIn(child, [...path, step])),
  ];
}

function replaced(data: Data, [step, ...rest]: Path, value: Data): Data {
  if (step === undefined) return value;
  if (Array.isArray(data))
    return data.map((item: Data, index) => (index === step ? replaced(item, rest, value) : item));
  return isMap(data) ? { ...data, [step]: replaced(data[step] ?? null, rest, value) } : data;
}

const isPartOf = (path: Path, whole: Path) => whole.every((step, index) => path[index] === step);

/** The errors that are not about the place itself. */
async function errorsElsewhere(values: Data, path: Path, wrong: Data): Promise<readonly string[]> {
  const { diagnostics } = await validateText(JSON.stringify(replaced(values, path, wrong)), { library });
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  if (!errors.some(({ code, path: place }) => code === 'wrong-type' && isPartOf(place, path))) return [];
  return errors.filter((error) => !isPartOf(error.path, path)).map((error) => `${error.code}: ${error.message}`);
}

test('one value of a wrong type gives errors at its own place alone', async () => {
  await fc.assert(
    fc.asyncProperty(
      arbitraryValues,
      fc.nat(),
      fc.constantFrom<Data>(5, 'text', [{}], { a: 1 }),
      async (values, choice, wrong) => {
        const paths = pathsIn(values as Data);
        const path = paths[choice % paths.length] ?? [];
        expect(await errorsElsewhere(values as Data, path, wrong), path.join('.')).toEqual([]);
      },
    ),
    { numRuns: 100 },
  );
});

const blueGreen = { environment: 'deployment-istio', application: { strategy: 'blue-green' } };
const versions = [{ image: 'a' }, { image: 'b' }];

test.each<readonly [title: string, values: Data, path: Path]>([
  [
    'a cookie',
    { ...blueGreen, application: { ...blueGreen.application, versions, affinity: { cookie: { name: 'user' } } } },
    ['application', 'affinity', 'cookie'],
  ],
  [
    'a header',
    { ...blueGreen, application: { ...blueGreen.application, versions, affinity: { header: 'x-user' } } },
    ['application', 'affinity', 'header'],
  ],
  [
    'the name of a version, without which it has that of another',
    {
      ...blueGreen,
      application: {
        ...blueGreen.application,
        affinity: { header: 'x-user' },
        versions: [
          { metadata: { name: 'a' }, image: 'a' },
          { metadata: { name: 'demo-0' }, image: 'b' },
        ],
      },
    },
    ['application', 'versions', 0, 'metadata', 'name'],
  ],
  [
    'the name of the application, without which it has that of a version',
    {
      environment: 'deployment-istio',
      application: { metadata: { name: 'web' }, versions: [{ image: 'a', metadata: { name: 'demo' } }] },
    },
    ['application', 'metadata', 'name'],
  ],
  [
    'the environment, without which nobody knows its keys',
    {
      environment: 'kserve',
      application: {
        versions: [{ storageUri: 's3://a', modelFormat: 'sklearn', knativeServiceSpecification: { spec: {} } }],
      },
    },
    ['environment'],
  ],
  [
    'the type of a condition, which says what its value may be',
    {
      environment: 'deployment-gtw',
      application: {
        strategy: 'canary',
        versions: [{ image: 'a' }, { image: 'b', matches: [{ path: { type: 'RegularExpression', value: '.*' } }] }],
      },
    },
    ['application', 'versions', 1, 'matches', 0, 'path', 'type'],
  ],
])('%s', async (_, values, path) => {
  expect(await errorsElsewhere(values, path, [5])).toEqual([]);
});
