import { afterAll, describe, expect, it } from 'vitest';
import { writeFlow } from '../../../src/manifests/write-flow.ts';
import { writeManifests } from '../../../src/manifests/write-manifests.ts';
import { at } from '../../at.ts';
import { hostileTexts } from '../../manifests/hostile-texts.ts';
import { renderValues } from '../../reference-cases.ts';
import { startOracle } from '../cluster/oracle.ts';

const oracle = await startOracle('yaml');
afterAll(() => oracle.stop());

/** Reads YAML as Kubernetes does. */
async function read(yaml: string): Promise<unknown> {
  const { json, error } = await oracle.ask(yaml);
  expect(error, yaml).toBeUndefined();
  return JSON.parse(json ?? 'null');
}

describe('sigs.k8s.io/yaml reads every hostile text back equal', () => {
  it('from one-line values', async () => {
    for (const text of hostileTexts) {
      expect(await read(`a: ${writeFlow(text)}\nb: ${writeFlow([{ [text]: text }])}`)).toEqual({
        a: text,
        b: [{ [text]: text }],
      });
    }
  });

  it.each(hostileTexts.map((text) => [JSON.stringify(text).slice(0, 40), text]))(
    'from manifests: %s',
    async (_, text) => {
      for (const document of writeManifests(await renderHostile(text), 'yaml')
        .split(/^---\n/m)
        .slice(1)) {
        expect(collect(await read(document)), document).toEqual(new Set([text]));
      }
    },
  );
});

/** A release with the text in every string position of the values that reaches an object's content. */
async function renderHostile(text: string) {
  const metadata = { labels: { marked: text }, annotations: { marked: text } };
  const container = {
    name: 'a',
    image: 'b',
    marked: text,
    args: [{ marked: text }],
    env: [{ name: 'c', marked: text }],
  };
  const version = {
    metadata,
    deploymentSpecification: { metadata, spec: { marked: text, template: { spec: { containers: [container] } } } },
    serviceSpecification: { metadata, spec: { marked: text, selector: { marked: text } } },
  };
  const values = {
    environment: 'deployment',
    application: { metadata, versions: [version, { ...version, image: text || 'x' }] },
  };
  const manifests = await renderValues(values, 'web', 'prod');
  return manifests.filter(({ object }) => at(object, 'metadata', 'labels', 'marked') !== undefined);
}

/** Every text under a key `marked`, anywhere. */
function collect(data: unknown, found = new Set<unknown>()): Set<unknown> {
  if (typeof data !== 'object' || data === null) return found;
  for (const [key, value] of Object.entries(data)) {
    if (key === 'marked') found.add(value);
    collect(value, found);
  }
  return found;
}
