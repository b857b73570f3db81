import { expect, it } from 'vitest';
import { servedContents } from '../../src/release/served-contents.ts';
import type { Data } from '../../src/values/data.ts';

const deployment = {
  template: {
    spec: {
      initContainers: [{ name: 'fetch', image: 'fetch:1' }],
      containers: [{ name: 'web', image: 'nginx:1', env: [{ name: 'image', value: 'x' }] }, { image: 'proxy:2' }],
    },
  },
};

it.each<[string, Data | undefined, readonly string[]]>([
  ['no specification', undefined, []],
  ['an empty one', {}, []],
  ['a text', 'nginx', []],
  ['a Deployment', deployment, ['fetch:1', 'nginx:1', 'proxy:2']],
  ['a model', { predictor: { model: { storageUri: 'gs://a', runtime: 'b' } } }, ['gs://a']],
  ['an image volume', { volumes: [{ image: { reference: 'r', image: 'inner' } }] }, ['inner']],
])('of %s', (_, specification, contents) => {
  expect(servedContents(specification)).toEqual(contents);
});
