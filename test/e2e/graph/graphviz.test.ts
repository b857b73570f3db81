import { execa } from 'execa';
import { describe, expect, it } from 'vitest';
import { writeDot } from '../../../src/graph/write-dot.ts';
import { escapeControls } from '../../../src/terminal/escape-controls.ts';
import { sampleGraph, sampleGraphs, sampleVersions, sharing } from '../../graph/sample-graphs.ts';
import { hostileTexts } from '../../manifests/hostile-texts.ts';

/** @throws Error if Graphviz is missing */
async function drawWithGraphviz(dot: string): Promise<string> {
  const { failed, code, stdout, stderr } = await execa('dot', ['-Tjson0'], { input: dot, reject: false });
  if (code === 'ENOENT')
    throw new Error('there is no dot on the PATH, and this test asks it: `apt-get install graphviz`');
  expect({ failed, stderr }).toEqual({ failed: false, stderr: '' });
  return stdout;
}

interface Drawing {
  readonly objects: readonly { readonly name: string; readonly label: string }[];
  readonly edges: readonly { readonly label?: string; readonly style?: string }[];
}

describe('Graphviz reads what we write for it', () => {
  it.each(Object.entries(sampleGraphs))('%s', async (_, graph) => {
    const { objects }: Drawing = JSON.parse(await drawWithGraphviz(writeDot(graph)));
    expect(objects.filter(({ name }) => name.startsWith('version')).length).toBe(graph.versions.length);
  });

  it('and labels hold the text as it is', async () => {
    const texts = hostileTexts.map(escapeControls).filter((text) => text.length < 250 && visible(text) !== '');
    const versions = sampleVersions(1).flatMap((version) => texts.map((name) => ({ ...version, name, objects: [] })));
    const graph = sampleGraph(versions, [sharing([100])]);
    const drawn = new Set((await textsDrawn(writeDot(graph))).map(visible));
    expect(texts.filter((text) => !drawn.has(visible(text)))).toEqual([]);
  });
});

async function textsDrawn(dot: string): Promise<readonly string[]> {
  const { stdout } = await execa('dot', ['-Tsvg'], { input: dot });
  return [...stdout.matchAll(/<text [^>]*>([^<]*)<\/text>/g)].map(([, text = '']) => decode(text));
}

/** What is seen of a text: no blanks at its ends, and a blank like any other. */
function visible(text: string): string {
  return text.replaceAll('\u00a0', ' ').trim();
}

function decode(text: string): string {
  return text
    .replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)))
    .replace(/&#x([0-9a-f]+);/gi, (_, code) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
}
